"""Reading the three tables: which grid is which table, which row which line, which cell which figure."""

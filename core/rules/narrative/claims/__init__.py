"""What the words claim of the tables: the phrase book, the statements it reads, and what forbids calling one wrong."""

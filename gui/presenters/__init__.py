"""What is shown, as plain data. No Qt."""

"""Reading and page rendering in a worker process, so that no file can hang or crash the program."""

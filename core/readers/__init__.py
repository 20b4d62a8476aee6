"""One reader a file format: the only users of parsing libraries. ``open.py`` chooses by content."""

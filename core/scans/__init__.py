"""Pages that are pictures become pages of characters and strokes: straightened, cleaned, ruled by the form, read cell by cell.

Nothing is imported here: numpy, OpenCV and the recogniser are an optional part of the installation, and heavy.
"""

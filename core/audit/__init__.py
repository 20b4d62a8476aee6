"""The front door: a file in, an audited report out."""

"""The fewest, most plausible changes of cells that make every equation hold."""

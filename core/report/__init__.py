"""The annual report as values: figures by address, sections, and the claims of its narrative."""

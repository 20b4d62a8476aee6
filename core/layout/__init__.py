"""From characters at places to paragraphs and grids. Pure functions, one step a file, each product drawable."""

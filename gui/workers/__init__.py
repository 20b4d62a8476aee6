"""Work in the background; late answers are dropped."""

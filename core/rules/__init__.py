"""The rules: each declared once, in a formula that computes, reads itself aloud and names its cells."""

"""What the narrative rules share: which words state a number, what it is held against, and when to say nothing."""

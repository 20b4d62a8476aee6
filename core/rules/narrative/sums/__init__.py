"""Numbers that add up: lists under a total, divisions away from it, channels."""

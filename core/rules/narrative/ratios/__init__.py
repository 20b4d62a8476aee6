"""Shares of a whole, changes since last year, and points between two shares."""

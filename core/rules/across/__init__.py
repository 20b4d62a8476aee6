"""What rules about several reports share: the units of a batch, the reports collected from them, and how these compare."""

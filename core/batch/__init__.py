"""Many files: each in a sandbox, several at once, in the order asked for."""

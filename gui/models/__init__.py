"""Qt item models: they adapt presenter rows, nothing else."""

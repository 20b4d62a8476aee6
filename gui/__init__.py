"""The window: presenters, models, views and workers over core."""

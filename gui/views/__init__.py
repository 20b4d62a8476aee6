"""Widgets: layout and wiring; they emit what the person wants."""

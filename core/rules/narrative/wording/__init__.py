"""Wording without regard to the tables: misprints, years, names, personal data, problems without measures."""

"""Audited reports of a batch taken together: the list of units, what is kept of each report, and the findings across them."""

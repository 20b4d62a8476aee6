"""The rules, one family a file; rules with logic of their own have a file each."""

"""The words around a number: what stands before, behind and in brackets, and which name is meant for it."""

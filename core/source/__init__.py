"""The vocabulary that every stage shares: geometry, provenance, text that remembers its origin, documents, numerals."""

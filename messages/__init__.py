"""SAYS: every word we say, in every language."""

"""How fast, how large, and how both grow: always beside something to compare with."""

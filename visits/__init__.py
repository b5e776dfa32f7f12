"""DECIDES: what a visit is and what may happen to it (standard library only)."""

"""LISTENS: to parents and staff, and answers what they do."""

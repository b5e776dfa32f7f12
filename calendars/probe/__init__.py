"""Tries out what a calendar server can and cannot do, and leaves nothing behind."""

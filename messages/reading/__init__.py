"""Finds days, times and parts of the day in what parents write."""

"""Finds days, times and parts of the day in what people write."""

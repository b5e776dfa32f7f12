"""Finds times at which all who are needed can come: no storage, no clock, whole seconds in UTC."""

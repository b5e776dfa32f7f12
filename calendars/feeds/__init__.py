"""Reads feeds of open activities, and writes one."""

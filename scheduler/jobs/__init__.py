"""What each alarm does; any of it may run twice, late, or beside itself."""

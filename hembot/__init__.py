"""STARTS: settings, command line, everything wired together in one place."""

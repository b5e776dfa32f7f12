"""The calendar server that comes with us: Radicale, configured and run as a child process."""

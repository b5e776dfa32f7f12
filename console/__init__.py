"""Shows: web pages for staff and coordinators."""

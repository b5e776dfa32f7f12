"""The phones, shown and used in a web page."""

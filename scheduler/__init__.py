"""SPEAKS ON TIME: what is due is a row; a few alarms look for it."""

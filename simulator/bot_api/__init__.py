"""The stand-in for the Bot API that both libraries talk to."""

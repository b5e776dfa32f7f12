"""What stands in the way of listening at all."""


class BadToken(Exception):
    """Telegram does not know the bot's token."""

"""The links by which people come into the chat."""


class NameNotKnown(Exception):
    """Telegram has not told yet what the bot is called."""


def invitation_link(username: str, token: str) -> str:
    return f"https://t.me/{username}?start={token}"


class InvitationLinks:
    """Makes them from the moment at which it is known what the bot is called."""

    def __init__(self) -> None:
        self._username: str | None = None

    def know(self, username: str) -> None:
        self._username = username

    def __call__(self, token: str) -> str:
        """Raises NameNotKnown."""
        if self._username is None:
            raise NameNotKnown
        return invitation_link(self._username, token)

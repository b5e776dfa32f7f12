"""The links that we hand out: into the chat, and from the chat into the console."""

from collections.abc import Awaitable, Callable

from console.office import ROOT


def invitation_link(username: str, token: str) -> str:
    return f"https://t.me/{username}?start={token}"


def console_link(address: str, token: str) -> str:
    """What the chat gives a staff member."""
    return f"{address}{ROOT}/in?t={token}"


def mini_app(address: str) -> str:
    """What the button in a staff member's chat opens."""
    return f"{address}{ROOT}/mini"


def is_sealed(address: str) -> bool:
    """Telegram's buttons open nothing else than https."""
    return address.startswith("https:")


class Invitations:
    """Links to a bot whose name is asked for once, when the first is needed."""

    def __init__(self, ask_username: Callable[[], Awaitable[str]]) -> None:
        self._ask = ask_username
        self._username: str | None = None

    async def link(self, token: str) -> str:
        """Raises what asking raises."""
        if self._username is None:
            self._username = await self._ask()
        return invitation_link(self._username, token)

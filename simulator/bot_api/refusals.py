"""What Telegram says when it does not do what the bot asks."""

from simulator.people import Standing


class Refusal(Exception):
    """An error as the Bot API answers it."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


def bad_request(reason: str) -> Refusal:
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(standing: Standing) -> Refusal:
    return Refusal(403, f"Forbidden: {CLOSED[standing]}")


def conflict(reason: str) -> Refusal:
    return Refusal(409, f"Conflict: {reason}")


def not_found() -> Refusal:
    return Refusal(404, "Not Found")


def unauthorized() -> Refusal:
    return Refusal(401, "Unauthorized")


# To whom the bot may not write, and why.
CLOSED = {
    Standing.NEW: "bot can't initiate conversation with a user",
    Standing.BLOCKED: "bot was blocked by the user",
    Standing.DEACTIVATED: "user is deactivated",
}

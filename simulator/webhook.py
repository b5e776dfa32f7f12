"""Where the bot wants its updates sent, if it does not fetch them."""

from dataclasses import dataclass


@dataclass
class Webhook:
    """One address, and what went wrong there last."""

    url: str
    secret_token: str = ""
    last_error_date: int = 0
    last_error_message: str = ""

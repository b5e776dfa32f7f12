"""Why a feed could not be fetched: each a sentence for whoever looks after it."""


class FeedTrouble(Exception):
    """`retry_after` is in seconds; None where the server did not say."""

    def __init__(self, sentence: str, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class BadAddress(FeedTrouble):
    """It is none that we may ask."""


class Unreachable(FeedTrouble):
    """Nobody answers, or not in time."""


class Refused(FeedTrouble):
    """The server answers, but not with a feed."""

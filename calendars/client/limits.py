"""How long and how much we are ready to take from a calendar server; tests are less patient."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes after unpacking."""

    total: float = 30
    """One request with its redirects, its second try and every drop of its answer."""
    connect: float = 5
    pause: float = 0.2
    """Before the second try of a read."""
    multistatus: int = 10_000_000
    object: int = 1_000_000
    tags: int = 1_000_000
    """In one answer; each costs memory, however short it is."""
    redirects: int = 5
    requests: int = 2
    """At the same time, to one origin."""
    batch: int = 50
    """Objects fetched by one multiget."""
    pages: int = 200
    """Answers that one listing may be cut into by the server."""


STANDARD = Limits()

"""Whose calendars, where, and how to sign in."""

from base64 import b64encode
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import ip_address

import httpx

from calendars.client.errors import BadAddress


class Scheme(StrEnum):
    """How the secret is shown (RFC 7617, RFC 6750)."""

    BASIC = "Basic"
    BEARER = "Bearer"


@dataclass(frozen=True, slots=True)
class Account:
    """A login at one server. Raises BadAddress for a URL that it must not be sent to."""

    url: str
    """The server, or the path of a principal or calendar on it."""
    user: str = field(repr=False)
    secret: str = field(repr=False)
    scheme: Scheme = Scheme.BASIC
    allows_plain_http: bool = False
    """Even to other computers: only where something else keeps the network secret."""

    def __post_init__(self) -> None:
        url = _read(self.url)
        if url.scheme not in ("http", "https") or not url.host:
            raise BadAddress("The address of a calendar server begins with https://.")
        if url.userinfo or url.query or url.fragment:
            raise BadAddress("The address of a calendar server has no login, query or fragment.")
        if url.scheme == "http" and not self.allows_plain_http and not is_loopback(url.host):
            raise BadAddress("The address of a calendar server elsewhere must begin with https://.")

    @property
    def origin(self) -> httpx.URL:
        return origin_of(_read(self.url))

    @property
    def path(self) -> str:
        return _read(self.url).raw_path.decode("ascii")

    @property
    def authorization(self) -> str:
        """The value of the header of that name."""
        if self.scheme is Scheme.BEARER:
            return f"{self.scheme} {self.secret}"
        return f"{self.scheme} {b64encode(f'{self.user}:{self.secret}'.encode()).decode('ascii')}"


def origin_of(url: httpx.URL) -> httpx.URL:
    """Scheme, host and port: a login for one origin is shown to no other."""
    return httpx.URL(scheme=url.scheme, host=url.host, port=url.port)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _read(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except httpx.InvalidURL:
        raise BadAddress("The address of the calendar server cannot be read.") from None

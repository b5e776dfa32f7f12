"""Which computers a feed may be fetched from: never one of an internal network."""

import asyncio
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from calendars.feeds.troubles import BadAddress, Unreachable

Address = IPv4Address | IPv6Address
IsAllowed = Callable[[Address], bool]

NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether everybody on the internet can reach it, also what is wrapped inside it.

    >>> is_public(ip_address("10.0.0.1")), is_public(ip_address("::ffff:127.0.0.1"))
    (False, False)
    >>> is_public(ip_address("169.254.169.254")), is_public(ip_address("93.184.216.34"))
    (False, True)
    """
    if isinstance(address, IPv6Address):
        inner = _wrapped(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def checked(url: httpx.URL) -> httpx.URL:
    """An address of the web without a login. Raises BadAddress."""
    if url.scheme not in ("http", "https") or not url.host:
        raise BadAddress("Adressen ska börja med https:// och namnet på en dator.")
    if url.userinfo:
        raise BadAddress("Adressen innehåller en inloggning. Be om en öppen adress.")
    return url


async def addresses_of(url: httpx.URL, is_allowed: IsAllowed) -> list[Address]:
    """Where its computer is. Raises BadAddress if any of that is internal, and Unreachable."""
    loop = asyncio.get_running_loop()
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = await loop.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(f"Ingen dator heter {url.host}. Kontrollera adressen.") from None
    addresses = [ip_address(str(sockaddr[0]).partition("%")[0]) for *_, sockaddr in found]
    if not addresses or not all(map(is_allowed, addresses)):
        raise BadAddress(
            f"Adressen leder till en dator i ett internt nät ({url.host}), och den läses inte."
        )
    return list(dict.fromkeys(addresses))


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """The older address that a newer one stands for."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)

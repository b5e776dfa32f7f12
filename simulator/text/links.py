"""Which links Telegram takes."""

import re

OWN_SCHEMES = frozenset({"tg", "ton", "tonsite"})
WEB_SCHEMES = frozenset({"http", "https"})


class BadLink(Exception):
    """Why Telegram does not take a link."""


def checked_link(url: str) -> str:
    """The link as Telegram writes it.

    >>> checked_link("1177.se")
    'http://1177.se/'
    """
    url = url.strip()
    scheme, _, _ = url.partition(":")
    return url if scheme.lower() in OWN_SCHEMES else _checked_web_link(url)


def _checked_web_link(url: str) -> str:
    if "://" not in url:
        url = f"http://{url}"
    scheme, _, after = url.partition("://")
    if scheme.lower() not in WEB_SCHEMES:
        raise BadLink("Unsupported URL protocol")
    host, rest = _split(after)
    if not host:
        raise BadLink("URL host is empty")
    if "." not in host or re.search(r"\s", url):
        raise BadLink("Wrong HTTP URL")
    return f"{scheme.lower()}://{host.lower()}{rest}"


def _split(after: str) -> tuple[str, str]:
    """The host, and the path beginning with a slash."""
    end = re.search(r"[/?#]", after)
    host, rest = (after[: end.start()], after[end.start() :]) if end else (after, "")
    return host, rest if rest.startswith("/") else f"/{rest}"

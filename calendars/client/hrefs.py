"""One spelling for each path: servers write the same one as `a%40b` here and as `a@b` there."""

from urllib.parse import quote, unquote_to_bytes, urlsplit

from calendars.client.answers import Href
from calendars.client.errors import BadAnswer


def spelled(path: str) -> Href:
    """The path with every octet escaped that may be; an escaped slash stays one.

    >>> spelled("/anna/4711.1.a@hembot.ics")
    '/anna/4711.1.a%40hembot.ics'
    >>> spelled("/anna/4711.1.a%40hembot.ics")
    '/anna/4711.1.a%40hembot.ics'
    >>> spelled("/a%2fb/å")
    '/a%2Fb/%C3%A5'

    Raises BadAnswer for a path that climbs.
    """
    segments = [quote(unquote_to_bytes(segment), safe="") for segment in path.split("/")]
    if "." in segments or ".." in segments:
        raise BadAnswer
    return Href("/" + "/".join(segments).lstrip("/"))


def read_href(text: str) -> Href:
    """The path in an answer, which may be a whole URL.

    Only the path counts: whatever host it names (a proxy's, a shard's), we ask our own.
    """
    try:
        path = urlsplit(text.strip()).path
    except ValueError:
        raise BadAnswer from None
    return spelled(path)


def as_collection(path: str) -> Href:
    """With the slash that ends a collection's path."""
    return Href(spelled(path).rstrip("/") + "/")


def is_collection(href: Href) -> bool:
    return href.endswith("/")


def member(collection: Href, name: str) -> Href:
    """The path of the object with this name (not escaped) in a collection."""
    return spelled(collection + quote(name, safe=""))

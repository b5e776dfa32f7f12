"""A method call as it arrives: in the address, as a form, as multipart or as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from simulator.bot_api.refusals import Refusal, bad_request
from simulator.wire import Json

MULTIPART = "multipart/form-data"
TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True)
class Call:
    """A method and its arguments. As in Telegram, each argument is text until it is looked at.

    `files` came with it, each by its part's name; `names` are what the files are called.
    """

    method: str
    arguments: Mapping[str, str]
    files: Mapping[str, bytes] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.arguments.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        try:
            return int(self.arguments.get(name, default))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in TRUE

    def object(self, name: str, title: str) -> Json | None:
        """An object, or None if the bot did not send it."""
        found = self._structure(name, title)
        if found is not None and not isinstance(found, dict):
            raise bad_request(f"object expected as {name.replace('_', ' ')}")
        return found

    def objects(self, name: str, title: str) -> list[Json]:
        """A list of objects, empty if the bot did not send it."""
        found = self.listing(name, title) or []
        if not all(isinstance(item, dict) for item in found):
            raise bad_request(f"expected an Array of {title}")
        return found

    def listing(self, name: str, title: str) -> list[Any] | None:
        """A list, or None if the bot did not send it."""
        found = self._structure(name, title)
        if found is not None and not isinstance(found, list):
            raise bad_request(f"expected an Array of {title}")
        return found

    def _structure(self, name: str, title: str) -> Any:
        text = self.text(name)
        if not text:
            return None
        try:
            return json.loads(text)
        except ValueError:
            raise bad_request(f"can't parse {title} JSON object") from None


async def read_call(request: Request) -> Call:
    """The address and the body together; the body wins."""
    kind = request.headers.get("content-type", "")
    body = await request.body()
    name = kind.partition(";")[0].strip().lower()
    parts = _files_in(body, kind) if name == MULTIPART else {}
    arguments = {**dict(request.query_params), **READERS.get(name, _read_nothing)(body, kind)}
    files = {name: _content(part) for name, part in parts.items()}
    names = {name: str(part.get_filename()) for name, part in parts.items()}
    return Call(request.path_params["method"].lower(), arguments, files, names)


def _read_nothing(body: bytes, kind: str) -> dict[str, str]:
    return {}


def _read_form(body: bytes, kind: str) -> dict[str, str]:
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _read_json(body: bytes, kind: str) -> dict[str, str]:
    try:
        fields = json.loads(body or b"{}")
    except ValueError:
        raise _unreadable() from None
    if not isinstance(fields, dict):
        raise _unreadable()
    return {name: _as_text(value) for name, value in fields.items() if value is not None}


def _unreadable() -> Refusal:
    return bad_request("can't parse request body as JSON")


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _read_multipart(body: bytes, kind: str) -> dict[str, str]:
    parts = _parts(body, kind).items()
    return {name: _content(part).decode() for name, part in parts if not part.get_filename()}


def _files_in(body: bytes, kind: str) -> dict[str, Any]:
    return {name: part for name, part in _parts(body, kind).items() if part.get_filename()}


def _parts(body: bytes, kind: str) -> dict[str, Any]:
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    message: Any = BytesParser(policy=HTTP).parsebytes(head + body)
    named = ((_named(part), part) for part in message.iter_parts())
    return {str(name): part for name, part in named if name}


def _named(part: Any) -> object:
    return part.get_param("name", header="content-disposition")


def _content(part: Any) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


READERS = {
    "application/x-www-form-urlencoded": _read_form,
    MULTIPART: _read_multipart,
    "application/json": _read_json,
}

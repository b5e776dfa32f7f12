"""Telegram's JSON, as it goes over the wire."""

from typing import Any

Json = dict[str, Any]

"""Reads which feeds of open activities an installation uses: one TOML file, and files beside it."""

from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit

from content.mistake import Mistake, listed, read_text
from content.toml_file import parse
from content.toml_table import Table
from visits.activity import OLDEST, Accessible, ActivityKind
from visits.feed import Facts, Source

SOURCES = Path(__file__).parent / "activities" / "sources.toml"
FORMATS = ("ics", "csv", "json")
WORDS = ("place", "address", "price", "booking", "organiser")
KEYS = (
    *("name", "url", "file", "format", "only_in_demo"),
    *("kind", "area", "languages", "accessible", "first_month", "last_month"),
    *WORDS,
)


class BadActivitySources(Mistake):
    """A file of sources that cannot be used."""


def read_activity_sources(
    areas: Collection[str], languages: Collection[str], path: Path = SOURCES, *, in_demo: bool
) -> tuple[Source, ...]:
    """Those of a real installation, or all that the demo reads. Raises BadActivitySources."""
    top = parse(read_text(path, BadActivitySources), path, BadActivitySources)
    top.only(("source",))
    found: dict[str, Source] = {}
    chosen: list[Source] = []
    for row in top.tables("source"):
        row.only(KEYS)
        source = _source(row, areas, languages)
        if source.name in found:
            raise row.bad("name", f"two sources are called {source.name!r}", "rename one of them")
        found[source.name] = source
        if not _is_demo(row) or in_demo:
            chosen.append(source)
    return tuple(chosen)


def _source(row: Table, areas: Collection[str], languages: Collection[str]) -> Source:
    usually = {
        **{key: row.text(key) for key in WORDS if key in row.values},
        **_choice(row, "kind", list(ActivityKind)),
        **_choice(row, "area", areas),
        **_several(row, "languages", languages),
        **_several(row, "accessible", list(Accessible)),
        **_ages(row),
    }
    address = _address(row)
    return Source(row.text("name"), address, _format(row, address), usually)


def _address(row: Table) -> str:
    if ("url" in row.values) == ("file" in row.values):
        raise row.bad("name", "the source needs either an address or a file", "add url = …")
    if "url" in row.values:
        url = row.text("url")
        address = urlsplit(url)
        if address.scheme not in ("https", "http") or not address.hostname:
            raise row.bad("url", f"{url!r} is no web address", "begin it with https://")
        return url
    file = row.path.parent / row.text("file")
    if not file.is_file():
        raise row.bad("file", f"there is no file {file.name!r}", f"put it beside {row.path.name}")
    return str(file.resolve())


def _format(row: Table, address: str) -> str:
    """As it is written; else by what the file is called; else it is looked at."""
    if "format" in row.values:
        return _choice(row, "format", FORMATS)["format"]
    ending = address.rpartition(".")[2].lower()
    return ending if ending in FORMATS else ""


def _is_demo(row: Table) -> bool:
    said = row.values.get("only_in_demo", False)
    if not isinstance(said, bool):
        raise row.bad("only_in_demo", "'only_in_demo' is not true or false", "write true or false")
    return said


def _choice(row: Table, key: str, known: Collection[str]) -> Facts:
    if key not in row.values:
        return {}
    said = row.text(key)
    if said not in known:
        raise row.bad(key, f"the {key} {said!r} is unknown", _cure(known))
    return {key: said}


def _several(row: Table, key: str, known: Collection[str]) -> Facts:
    if key not in row.values:
        return {}
    for one in row.texts(key):
        if one not in known:
            raise row.bad(key, f"{one!r} in {key!r} is unknown", _cure(known))
    return {key: ",".join(row.texts(key))}


def _cure(known: Collection[str]) -> str:
    return f"write {listed(known)}" if known else "name it in booking_rules.toml first"


def _ages(row: Table) -> Facts:
    if not {"first_month", "last_month"} & row.values.keys():
        return {}
    first = row.number_within("first_month", 0, OLDEST) if "first_month" in row.values else 0
    last = row.number_within("last_month", 0, OLDEST) if "last_month" in row.values else OLDEST
    if last < first:
        raise row.bad("last_month", f"{last} is younger than {first} months", "swap the two")
    return {"ages": f"{first}-{last} months"}

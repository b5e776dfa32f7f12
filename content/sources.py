"""The documents that a content file builds on, by their keys in docs/sources.md."""

from content.names import SOURCE
from content.toml_table import Table


def cited(table: Table) -> tuple[str, ...]:
    """The list `sources`, which names at least one document."""
    sources = table.texts("sources")
    if not sources or not all(SOURCE.fullmatch(source) for source in sources):
        raise table.bad("sources", "a source has the wrong shape", 'write keys such as ["S0"]')
    return sources

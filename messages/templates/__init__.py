"""Every sentence that we say, in Swedish: a folder for each kind of listener."""

from pathlib import Path

HERE = Path(__file__).parent
FAMILY = HERE / "family"
"""What families hear, with what anybody may."""
STAFF = HERE / "staff"
FOLDERS = (FAMILY, STAFF)
PAGES = HERE.parents[1] / "console" / "templates"
"""What the console's pages say beside it; they lie with it."""


def names(*folders: Path) -> list[str]:
    """The messages of these folders, or all; one whose name begins with _ is a part of others."""
    found = (path.stem for folder in folders or FOLDERS for path in folder.glob("[!_]*.j2"))
    return sorted(found)

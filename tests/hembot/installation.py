"""One installation in a folder of its own, spoken to through the command line."""

from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner, Result

from hembot.command_line import app


@dataclass
class Installation:
    """`settings` are the environment variables, without their HEMBOT_."""

    data: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.data / "demo"

    @property
    def database(self) -> Path:
        return self.folder / "hembot.sqlite3"

    @property
    def key(self) -> Path:
        return self.folder / "hembot.key"

    def environment(self) -> dict[str, str]:
        given = {"data": str(self.data), "port": "0", "calendar_port": "0", **self.settings}
        return {f"HEMBOT_{name.upper()}": value for name, value in given.items()}

    def hembot(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, arguments, env=self.environment())


def tells(result: Result) -> str:
    """The one line that is told in trouble; anything beside it is a fault."""
    told = result.stderr.splitlines()
    assert (result.stdout, len(told), result.exit_code) == ("", 1, 2), result.output
    assert told[0].endswith(".")
    return told[0]

"""What can be set from outside, and what happens if it is not usable."""

from pathlib import Path

import pytest

from hembot.check_content import README, _undocumented
from hembot.settings import Settings
from tests.hembot.installation import Installation, tells

COMPLETE = "\n".join(f"| `HEMBOT_{name.upper()}` | … |" for name in Settings.model_fields)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "http"),
        ("port", "-1"),
        ("port", "65536"),
        ("port", ""),
        ("log_level", "LOUD"),
        ("log_level", "info"),
        ("health_port", "yes"),
        ("health_port", "65536"),
        ("health_port", ""),
    ],
)
@pytest.mark.parametrize("command", ["run", "doctor"])
def test_an_unusable_setting_is_named(
    empty: Installation, command: str, name: str, value: str
) -> None:
    empty.settings[name] = value

    told = tells(empty.hembot(command))

    assert told.startswith(f"The setting HEMBOT_{name.upper()} is not usable: ")
    assert not empty.data.exists()


def test_the_demo_never_touches_the_data_of_a_real_installation() -> None:
    demo, real = Settings(), Settings(telegram_token="7:secret")  # type: ignore[arg-type]

    assert (demo.is_demo, real.is_demo) == (True, False)
    assert (demo.folder, real.folder) == (Path("var/demo"), Path("var"))


def test_a_file_beside_the_program_sets_as_well(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HEMBOT_PORT=1234\nHEMBOT_SOMETHING_ELSE=1\n")

    assert Settings().port == 1234


def test_the_token_and_the_key_are_never_shown() -> None:
    settings = Settings(telegram_token="7:secret", key="secret")  # type: ignore[arg-type]

    assert "secret" not in f"{settings} {settings!r}"


def test_a_complete_table_of_settings_is_content() -> None:
    assert list(_undocumented(COMPLETE)) == []


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_that_the_readme_lacks_is_named(name: str) -> None:
    variable = f"HEMBOT_{name.upper()}"

    missing = list(_undocumented(COMPLETE.replace(f"`{variable}`", variable)))

    assert missing == [f"README.md: the setting {variable} is missing from the table."]


def test_the_readme_is_where_we_look_for_it() -> None:
    assert README.exists()

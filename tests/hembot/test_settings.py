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
        ("ping_url", ""),
        ("ping_url", "hc.example/abc"),
        ("ping_url", "http://hc.example/abc"),
        ("ping_url", "http://127.0.0.1.example/abc"),
        ("ping_url", "ftp://127.0.0.1/abc"),
        ("ping_url", "https:///abc"),
        ("ping_url", "https://hc.example:port/abc"),
        ("ping_url", "https://[abc"),
    ],
)
@pytest.mark.parametrize("command", ["run", "doctor"])
def test_an_unusable_setting_is_named(
    empty: Installation, command: str, name: str, value: str
) -> None:
    empty.settings[name] = value

    told = tells(empty.hembot(command))

    assert told.startswith(f"The setting HEMBOT_{name.upper()} is not usable: ")
    assert "Value error" not in told
    assert "abc" not in told
    assert not empty.data.exists()


@pytest.mark.parametrize(
    "url",
    ["https://hc.example/abc", "http://127.0.0.1:8000/abc", "http://[::1]/", "http://localhost/"],
)
def test_a_sign_of_life_goes_sealed_or_stays_on_this_computer(url: str) -> None:
    set_to = Settings(ping_url=url).ping_url  # type: ignore[arg-type]

    assert set_to is not None
    assert set_to.get_secret_value() == url


def test_the_demo_never_touches_the_data_of_a_real_installation() -> None:
    demo, real = Settings(), Settings(telegram_token="7:secret")  # type: ignore[arg-type]

    assert (demo.is_demo, real.is_demo) == (True, False)
    assert (demo.folder, real.folder) == (Path("var/demo"), Path("var"))


def test_a_file_beside_the_program_sets_as_well(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HEMBOT_PORT=1234\nHEMBOT_SOMETHING_ELSE=1\n")

    assert Settings().port == 1234


def test_what_is_secret_is_never_shown() -> None:
    url = "https://hc.example/secret"
    settings = Settings(telegram_token="7:secret", key="secret", ping_url=url)  # type: ignore[arg-type]

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

"""`hembot activities …`: what a coordinator hands in, and what came of it."""

from pathlib import Path

import pytest

from tests.hembot.installation import Installation, tells

HEAD = "rubrik;typ;veckodag;start;slut;plats;område"
SAMPLES = Path(__file__).parents[2] / "content" / "activities"


def table(tmp_path: Path, *titles: str, extra: str = "") -> str:
    rows = (f"{title};sagostund;torsdag;10:00;10:45;Biblioteket;Angered" for title in titles)
    path = tmp_path / "sagor.csv"
    path.write_text("\n".join([HEAD, *rows, extra, ""]), encoding="utf-8")
    return str(path)


def take_in(installation: Installation, file: str, *options: str) -> str:
    told = installation.hembot("activities", "import", file, "--name", "sagor", *options)
    assert told.exit_code == 0, told.output
    return told.stdout


def test_a_file_is_read_and_reported(installation: Installation, tmp_path: Path) -> None:
    broken = "Lek;lekland;torsdag;10:00;11:00;Biblioteket;Angered"

    told = take_in(installation, table(tmp_path, "Sagor", "Ramsor", extra=broken))

    assert "2 aktiviteter med 5" in told
    assert "Nya (2):\n  Sagor\n  Ramsor\n" in told
    assert "Inte med (1):\n  rad 4: Det står inte vilken sorts aktivitet det är." in told
    assert installation.hembot("activities", "report", "sagor").stdout == told


def test_what_it_usually_is_can_be_said(installation: Installation, tmp_path: Path) -> None:
    path = tmp_path / "lek.csv"
    path.write_text("rubrik;veckodag;start;slut\nLek;fredag;10:00;11:00\n")
    usually = ("--kind", "open_preschool", "--area", "Angered", "--place", "Huset")

    told = take_in(installation, str(path), *usually, "--language", "sv", "--language", "ar")

    assert "Nya (1):\n  Lek" in told and "Inte med" not in told


def test_the_list_says_what_is_read(installation: Installation, tmp_path: Path) -> None:
    assert "No source is known" in installation.hembot("activities", "list").stdout
    file = table(tmp_path, "Sagor")

    take_in(installation, file)

    (line,) = installation.hembot("activities", "list").stdout.splitlines()
    assert line.startswith(f"sagor: {file}, once, read ") and "1 activities" in line


def test_what_vanished_all_at_once_waits_for_a_person(
    installation: Installation, tmp_path: Path
) -> None:
    take_in(installation, table(tmp_path, "A", "B", "C", "D"))

    told = take_in(installation, table(tmp_path, "A"))

    assert "Försvann på en gång, och visas tills någon har sett efter (3):" in told
    assert told.endswith("Stämmer det? Skriv: hembot activities agree sagor\n")
    doctor = installation.hembot("doctor")
    assert doctor.exit_code == 1
    assert "NOT Sources of open activities: Of sagor much vanished at once" in doctor.stdout

    agreed = installation.hembot("activities", "agree", "sagor")
    assert agreed.stdout == "3 activities of sagor are dropped.\n"
    assert "Försvann" not in installation.hembot("activities", "report").stdout
    assert installation.hembot("doctor").exit_code == 0


def test_a_removed_source_leaves_nothing(installation: Installation, tmp_path: Path) -> None:
    take_in(installation, table(tmp_path, "Sagor", "Ramsor"))

    told = installation.hembot("activities", "remove", "sagor")

    assert told.stdout == "sagor is read no more; 2 activities are dropped.\n"
    export = tmp_path / "open.ics"
    assert "holds 0 times" in installation.hembot("activities", "export", str(export)).stdout


def test_what_is_exported_can_be_read_again(installation: Installation, tmp_path: Path) -> None:
    take_in(installation, str(SAMPLES / "parent_groups.csv"))
    export = tmp_path / "open.ics"
    installation.hembot("activities", "export", str(export))
    installation.hembot("activities", "remove", "sagor")

    told = take_in(installation, str(export))

    assert "5 aktiviteter" in told and "Inte med" not in told


def test_what_is_no_feed_is_said_and_nothing_else(
    installation: Installation, tmp_path: Path
) -> None:
    path = tmp_path / "sida.html"
    path.write_text("<!doctype html><html><body>Logga in</body></html>")

    told = installation.hembot("activities", "import", str(path), "--name", "sida")

    assert told.exit_code == 1
    assert "Det är en webbsida" in told.stdout


def test_an_internal_address_is_refused(installation: Installation) -> None:
    url = "http://169.254.169.254/kalender.ics"

    told = installation.hembot("activities", "import", url, "--name", "inne")

    assert told.exit_code == 1
    assert "internt nät" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "bussen"], "No source is called bussen; there are: none yet."),
        (["agree", "bussen"], "No source is called bussen"),
        (["remove", "bussen"], "No source is called bussen"),
        (["import", "borta.ics", "--name", "borta"], "There is no file borta.ics."),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    installation: Installation, arguments: list[str], said: str
) -> None:
    assert said in tells(installation.hembot("activities", *arguments))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--area", "Kiruna"], "The area Kiruna is unknown: write Angered"),
        (["--language", "tlh"], "The language tlh is unknown: write sv"),
    ],
)
def test_an_unknown_word_is_told(
    installation: Installation, tmp_path: Path, options: list[str], said: str
) -> None:
    file = table(tmp_path, "Sagor")

    told = installation.hembot("activities", "import", file, "--name", "sagor", *options)

    assert said in tells(told)

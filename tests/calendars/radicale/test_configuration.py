"""The files for Radicale: who may read them, what stands in them, what is kept."""

import json
from pathlib import Path

import bcrypt
import pytest

from calendars.radicale.configuration import BadUser, write_configuration, write_users
from calendars.radicale.folder import Folder
from calendars.radicale.passwords import read_passwords


@pytest.fixture
def place(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "radicale")
    write_configuration(folder, 5232)
    return folder


def test_only_its_owner_gets_into_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "radicale"
    root.mkdir(mode=0o755)

    write_configuration(Folder(root), 5232)

    assert root.stat().st_mode & 0o777 == 0o700


def test_only_its_owner_can_read_a_file(place: Folder) -> None:
    write_users(place, read_passwords(place.passwords, ["anna"]))

    modes = {path.name: path.stat().st_mode & 0o777 for path in place.root.iterdir()}

    assert modes == dict.fromkeys(("config", "rights", "users", "passwords.json"), 0o600)


def test_a_password_is_drawn_once(place: Folder) -> None:
    first = read_passwords(place.passwords, ["anna"])

    assert read_passwords(place.passwords, ["anna", "samira"])["anna"] == first["anna"]


def test_everybody_has_a_password_of_their_own(place: Folder) -> None:
    users = [f"staff-{number}" for number in range(20)]

    passwords = read_passwords(place.passwords, users)

    assert len({passwords[user] for user in users}) == 20
    assert min(map(len, passwords.values())) >= 32


def test_nobody_who_is_not_named_loses_the_password(place: Folder) -> None:
    read_passwords(place.passwords, ["anna"])

    assert set(read_passwords(place.passwords, ["samira"])) == {"anna", "samira"}


def test_a_reading_changes_nothing(place: Folder) -> None:
    read_passwords(place.passwords, ["anna"])
    before = place.passwords.stat()

    read_passwords(place.passwords, ["anna"])

    assert place.passwords.stat().st_ino == before.st_ino


def test_no_password_stands_where_radicale_reads(place: Folder) -> None:
    passwords = read_passwords(place.passwords, ["anna"])
    write_users(place, passwords)

    user, _, hashed = place.users.read_text("utf-8").strip().partition(":")

    assert user == "anna"
    assert bcrypt.checkpw(passwords["anna"].encode(), hashed.encode())
    for path in (place.users, place.config, place.rights):
        assert passwords["anna"] not in path.read_text("utf-8")


@pytest.mark.parametrize("user", ["", "Anna", "a/b", "a:b", "a\nb", "..", ".*", "å", "-a"])
def test_a_name_that_means_something_in_a_path_is_refused(place: Folder, user: str) -> None:
    with pytest.raises(BadUser):
        write_users(place, {user: "hemligt"})

    assert not place.users.exists()


def test_a_broken_file_of_passwords_is_not_written_over(place: Folder) -> None:
    place.passwords.write_text('{"anna": "hem', "utf-8")

    with pytest.raises(json.JSONDecodeError):
        read_passwords(place.passwords, ["anna"])

    assert place.passwords.read_text("utf-8") == '{"anna": "hem'

"""A staff member's photo comes back as it was sent, and cannot be seen in the file."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from storage.database import Database
from storage.errors import Unreadable
from storage.sealing import Cipher
from visits.people import Staff
from visits.photo import Photo

ANNAS, OTHER = Photo(b"\xff\xd8\x00Anna, 240 by 320"), Photo(bytes(range(256)) * 400)


def save(database: Database, staff: Staff, *photos: Photo) -> None:
    with database.unit_of_work() as work:
        for photo in photos:
            work.photos.save(staff.id, photo)


def found(database: Database, *photos: Photo) -> list[bytes | None]:
    with database.unit_of_work() as work:
        return [work.photos.get(photo.key) for photo in photos]


def key_of(database: Database, staff: Staff) -> str | None:
    with database.unit_of_work() as work:
        loaded = work.people.get(staff.id)
    assert isinstance(loaded, Staff)
    return loaded.photo


def test_a_photo_is_found_by_its_key_and_its_owner_has_the_key(
    database: Database, reopened: Database, anna: Staff, samira: Staff
) -> None:
    save(database, anna, OTHER)

    assert found(reopened, OTHER, ANNAS) == [OTHER.content, None]
    assert (key_of(reopened, anna), key_of(reopened, samira)) == (OTHER.key, None)


def test_a_later_photo_takes_the_place_of_the_earlier(database: Database, anna: Staff) -> None:
    save(database, anna, ANNAS, OTHER)

    assert found(database, ANNAS, OTHER) == [None, OTHER.content]


def test_two_may_have_the_same_photo_and_one_takes_it_away(
    database: Database, anna: Staff, samira: Staff
) -> None:
    for member in (anna, samira):
        save(database, member, ANNAS)

    with database.unit_of_work() as work:
        work.photos.remove(anna.id)

    assert found(database, ANNAS) == [ANNAS.content]
    assert (key_of(database, anna), key_of(database, samira)) == (None, ANNAS.key)


def test_to_save_a_staff_member_leaves_the_photo_alone(database: Database, anna: Staff) -> None:
    save(database, anna, ANNAS)

    with database.unit_of_work() as work:
        work.people.save(anna)

    assert key_of(database, anna) == ANNAS.key


def test_nothing_of_the_photo_can_be_seen_in_the_database(
    database: Database, by_hand: Callable[[str], Sequence[sa.Row[Any]]], anna: Staff
) -> None:
    save(database, anna, ANNAS)

    (row,) = by_hand("SELECT content FROM photos")

    assert b"Anna" not in bytes(row[0]) and b"\xff\xd8" not in bytes(row[0])[:3]


@pytest.mark.parametrize("spoilt", [b"", b"short", bytes(80)])
def test_a_spoilt_photo_is_unreadable(spoilt: bytes) -> None:
    with pytest.raises(Unreadable):
        Cipher(Fernet.generate_key()).unseal_bytes(spoilt)

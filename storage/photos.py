"""Photos that staff have sent of themselves, sealed; pictures know them by their keys alone."""

import sqlalchemy as sa

from storage import rows
from storage.rows import given
from storage.tables import photos
from visits.photo import Photo

_BY_KEY = sa.select(photos.c.content).where(photos.c.key == given("key"))
_REMOVE = photos.delete().where(photos.c.staff_id == given("staff_id"))


class Photos:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> bytes | None:
        found = rows.many(self._connection, _BY_KEY, key=key)
        return found[0]["content"] if found else None

    def save(self, staff_id: int, photo: Photo) -> None:
        row = {"staff_id": staff_id, "key": photo.key, "content": photo.content}
        rows.put(self._connection, photos, row, "staff_id")

    def remove(self, staff_id: int) -> None:
        rows.write(self._connection, _REMOVE, {"staff_id": staff_id})

"""Links into the console, and the browsers that are signed in, found by digests alone."""

from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.rows import given
from storage.tables import sessions, sign_in_links
from visits.sign_in import Session, SignInLink

_LINK = sa.select(sign_in_links).where(sign_in_links.c.digest == given("digest")).with_for_update()
_USE = (
    sign_in_links.update()
    .where(sign_in_links.c.digest == given("which"))
    .values(used_at=given("used_at"))
)
_FORGET = (
    sign_in_links.delete()
    .where(sign_in_links.c.person_id == given("person_id"))
    .where(sign_in_links.c.used_at.is_(None) | (sign_in_links.c.expires_at <= given("now")))
)
_GET = sa.select(sessions).where(sessions.c.digest == given("digest"))
_END = sessions.delete().where(sessions.c.digest == given("digest"))
_END_ALL = sessions.delete().where(sessions.c.person_id == given("person_id"))


class Sessions:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add_link(self, link: SignInLink) -> None:
        row = {
            "digest": link.digest,
            "person_id": link.person_id,
            "expires_at": link.expires_at,
            "used_at": link.used_at,
        }
        self._connection.execute(sign_in_links.insert(), row)

    def link(self, digest: str) -> SignInLink | None:
        row = rows.one(self._connection, _LINK, digest=digest)
        return None if row is None else SignInLink(**row)

    def save_link(self, link: SignInLink) -> None:
        self._connection.execute(_USE, {"which": link.digest, "used_at": link.used_at})

    def forget_links(self, person_id: int, now: datetime) -> None:
        self._connection.execute(_FORGET, {"person_id": person_id, "now": now})

    def begin(self, session: Session) -> None:
        row = {
            "digest": session.digest,
            "person_id": session.person_id,
            "begun_at": session.begun_at,
            "expires_at": session.expires_at,
        }
        self._connection.execute(sessions.insert(), row)

    def get(self, digest: str) -> Session | None:
        row = rows.one(self._connection, _GET, digest=digest)
        return None if row is None else Session(**row)

    def end(self, digest: str) -> None:
        self._connection.execute(_END, {"digest": digest})

    def end_all(self, person_id: int) -> None:
        self._connection.execute(_END_ALL, {"person_id": person_id})

"""Invitations, found by the digest of a token that is stored nowhere."""

import sqlalchemy as sa

from storage import rows
from storage.errors import Missing
from storage.rows import given
from storage.tables import invitations
from visits.invitation import Invitation

_BY_DIGEST = sa.select(invitations).where(invitations.c.digest == given("digest")).with_for_update()
_SAME = invitations.update().where(invitations.c.digest == given("which"))


class Invitations:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, invitation: Invitation) -> None:
        self._connection.execute(invitations.insert(), _to_row(invitation))

    def get(self, digest: str) -> Invitation | None:
        """Locks the invitation (PostgreSQL): it is used once, whoever comes at the same time."""
        row = rows.one(self._connection, _BY_DIGEST, digest=digest)
        return None if row is None else Invitation(**row)

    def save(self, invitation: Invitation) -> None:
        row = {**_to_row(invitation), "which": invitation.digest}
        saved = self._connection.execute(_SAME, row)
        if saved.rowcount != 1:
            raise Missing(invitations.name, invitation.digest)


def _to_row(invitation: Invitation) -> rows.Row:
    return {
        "digest": invitation.digest,
        "person_id": invitation.person_id,
        "expires_at": invitation.expires_at,
        "used_at": invitation.used_at,
    }

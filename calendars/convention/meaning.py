"""When a copy says what it should say: meaning, since servers and clients rewrite every byte."""

from visits.replica import Look, Seen, Wanted

ASKING = frozenset({Look.PROPOSAL, Look.OFFER})
PROPOSALS = ASKING | {Look.PROPOSAL_WAITS, Look.OFFER_WAITS}


def same(seen: Seen, wanted: Wanted) -> bool:
    """The same event at the same time, cancelled or not; a proposal that has got a yes is news."""
    return (
        seen.uid == wanted.uid
        and seen.starts_at == wanted.starts_at
        and seen.ends_at == wanted.ends_at
        and seen.is_cancelled == (wanted.look is Look.CANCELLED)
        and not (seen.said_yes and wanted.look in ASKING)
    )

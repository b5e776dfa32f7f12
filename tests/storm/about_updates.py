"""Updates: every one is handled or parked, every tap is answered, and nobody meets our faults."""

from collections.abc import Iterator

from simulator.people import Standing
from tests.storm.stand import Stand


def every_update_is_handled_or_parked(stand: Stand) -> Iterator[str]:
    for update_id in stand.unsettled_updates:
        yield f"update {update_id} is not settled"
    for update in stand.world.updates.waiting:
        yield f"update {update['update_id']} was never taken in"


def only_nonsense_is_parked(stand: Stand) -> Iterator[str]:
    for row in stand.updates:
        if row.parked_at is not None and row.update_id not in stand.record.nonsense:
            yield f"update {row.update_id} was parked: {row.parked_why}"


def every_tap_is_answered(stand: Stand) -> Iterator[str]:
    """A button that is not answered turns for ever."""
    for query_id, chat_id in stand.record.queries.items():
        if query_id not in stand.record.answered and _listens(stand, chat_id):
            name = stand.world.chats[chat_id].person.first_name
            yield f"a tap of {name} was never answered ({query_id})"


def nobody_meets_a_fault_of_ours(stand: Stand) -> Iterator[str]:
    for told in stand.record.told:
        if told.words is not None and told.words.name == "trouble":
            yield f"{stand.world.chats[told.chat_id].person.first_name} was told of trouble"


def _listens(stand: Stand, chat_id: int) -> bool:
    return stand.world.person(chat_id).standing is not Standing.DEACTIVATED

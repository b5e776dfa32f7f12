"""What people can do on their phones, without any web."""

from datetime import timedelta

import pytest

from simulator.people import Standing
from simulator.phone import BadPayload, CannotDo, NoSuchMessage, Phone
from simulator.world import World
from tests.simulator.conftest import AMINA, ANNA, MONDAY, YUSUF, StillClock


def test_a_chat_shows_who_said_what_and_when(amina: Phone, clock: StillClock) -> None:
    clock.turn_to(MONDAY + timedelta(hours=1))
    amina.types("Hej!")

    start, hello = amina.messages()

    assert (start.text, hello.text) == ("/start", "Hej!")
    assert (hello.is_from_bot, hello.is_edited) == (False, False)
    assert hello.sent_at == MONDAY + timedelta(hours=1)


def test_nobody_can_write_before_the_start(yusuf: Phone) -> None:
    with pytest.raises(CannotDo) as refused:
        yusuf.types("Hej!")

    assert refused.value.standing == Standing.NEW


def test_a_blocked_bot_hears_nothing(amina: Phone, world: World) -> None:
    amina.blocks()
    world.updates.forget_all()

    with pytest.raises(CannotDo):
        amina.types("Hej!")

    assert world.updates.waiting == []


def test_start_unblocks_too(amina: Phone, world: World) -> None:
    amina.blocks()

    amina.starts()

    assert amina.standing == Standing.STARTED
    kinds = [list(update)[1] for update in world.updates.waiting]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]


def test_a_deleted_account_is_told_to_nobody(amina: Phone, world: World) -> None:
    amina.deactivates()

    assert amina.standing == Standing.DEACTIVATED
    assert world.updates.waiting == []


def test_nothing_can_be_unblocked_twice(amina: Phone) -> None:
    with pytest.raises(CannotDo):
        amina.unblocks()


@pytest.mark.parametrize("payload", ["x" * 64, "A-Z_09"])
def test_a_payload_that_telegram_takes(yusuf: Phone, payload: str) -> None:
    yusuf.starts(payload)

    assert yusuf.messages()[0].text == f"/start {payload}"


@pytest.mark.parametrize("payload", ["x" * 65, "å", "a b", "a=b"])
def test_a_payload_that_telegram_does_not_take(yusuf: Phone, payload: str) -> None:
    with pytest.raises(BadPayload):
        yusuf.starts(payload)

    assert yusuf.standing == Standing.NEW


def test_only_an_own_message_can_be_edited(amina: Phone) -> None:
    with pytest.raises(NoSuchMessage):
        amina.edits(4711, "hej")


def test_message_ids_are_counted_over_all_chats(amina: Phone, world: World) -> None:
    world.person(ANNA).starts()

    after = amina.types("hej")

    assert [message.id for message in amina.messages()] == [1, after]
    assert after == 3


def test_update_ids_only_grow(amina: Phone, world: World) -> None:
    amina.types("ett")
    world.updates.forget_all()
    amina.types("två")

    assert world.updates.waiting[0]["update_id"] == world.updates.next_id - 1


def test_a_newcomer_gets_an_id_of_their_own(world: World) -> None:
    first = world.add_newcomer("Samira", "so")
    second = world.add_newcomer("Karin", "sv")

    assert len({first.id, second.id, AMINA, YUSUF, ANNA}) == 5
    assert second.person.is_shown
    assert second.standing == Standing.NEW


def test_the_bots_token_is_not_shown_by_accident(world: World) -> None:
    assert world.bot.token not in repr(world.bot)

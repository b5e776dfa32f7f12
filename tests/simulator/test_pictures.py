"""The bot sends pictures and documents, and the page can show them."""

import zlib
from pathlib import Path

import httpx
import pytest

from simulator.files import Files
from simulator.images import size_of
from simulator.phone import Phone
from simulator.phones.view import phone_view
from simulator.world import World
from tests.simulator.clients import Client
from tests.simulator.conftest import AMINA

YES = {"text": "Ja", "callback_data": "yes"}
CAPTION = "<b>Vi ses</b> tisdag"


def png(width: int = 64, height: int = 48) -> bytes:
    """A grey picture."""
    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(bytes((width + 1) * height))
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    made = (
        len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)
        for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


async def fetched(address: str) -> httpx.Response:
    async with httpx.AsyncClient(verify=False) as page:
        return await page.get(address)


async def test_a_picture_appears_with_its_caption_and_buttons(
    client: Client, world: World, amina: Phone
) -> None:
    photo = client.file(png(), "card.png")

    sent = await client.bot.send_photo(
        AMINA,
        photo,
        caption=CAPTION,
        parse_mode="HTML",
        reply_markup=client.keyboard([YES]),
    )

    shown = amina.messages()[-1]
    assert (sent.caption, shown.text, shown.button_texts) == ("Vi ses tisdag",) * 2 + ([["Ja"]],)
    assert [(e.type, e.length) for e in sent.caption_entities] == [("bold", 6)]
    assert (sent.photo[-1].width, sent.photo[-1].height) == (64, 48)
    assert world.files.get(shown.file_id or "") == png()


async def test_a_picture_is_sent_again_by_its_id(client: Client, amina: Phone) -> None:
    first = await client.bot.send_photo(AMINA, client.file(png(), "card.png"))

    again = await client.bot.send_photo(AMINA, first.photo[-1].file_id)

    assert again.photo[-1].file_id == first.photo[-1].file_id


async def test_a_document_keeps_its_name(client: Client, amina: Phone) -> None:
    sent = await client.bot.send_document(AMINA, client.file(b"%PDF-1.7", "F-0001.pdf"))

    assert sent.document.file_name == "F-0001.pdf"


@pytest.mark.parametrize(
    ("content", "caption", "heard"),
    [
        (b"GIF89a", "", "image_process_failed"),
        (png(9_000, 1_001), "", "photo_invalid_dimensions"),
        (png(100, 4), "", "photo_invalid_dimensions"),
        (png(), "ö" * 1025, "message caption is too long"),
        (png(), "👶" * 513, "message caption is too long"),
        (png(), "<b>", "can't parse entities"),
    ],
)
async def test_what_telegram_does_not_take(
    client: Client, amina: Phone, content: bytes, caption: str, heard: str
) -> None:
    photo = client.file(content, "card.png")

    call = client.bot.send_photo(AMINA, photo, caption=caption, parse_mode="HTML")

    assert heard in await client.refusal(call)
    assert not [message for message in amina.messages() if message.is_from_bot]


async def test_a_caption_is_no_text_that_can_be_edited(client: Client, amina: Phone) -> None:
    sent = await client.bot.send_photo(AMINA, client.file(png(), "card.png"), caption="Hej")

    call = client.bot.edit_message_text("Nej", chat_id=AMINA, message_id=sent.message_id)

    assert await client.refusal(call) == "there is no text in the message to edit"


async def test_a_picture_keeps_its_caption_when_its_buttons_go(
    client: Client, amina: Phone
) -> None:
    sent = await client.bot.send_photo(
        AMINA,
        client.file(png(), "card.png"),
        caption="Hej",
        reply_markup=client.keyboard([YES]),
    )

    await client.bot.edit_message_reply_markup(chat_id=AMINA, message_id=sent.message_id)

    shown = amina.messages()[-1]
    assert shown.text == "Hej" and shown.file_id and not shown.buttons


async def test_the_page_is_told_where_the_picture_is(world: World, url: str) -> None:
    chat = world.chats[AMINA]
    file_id = world.files.put(png())
    photo = [{"file_id": file_id, "width": 64, "height": 48}]
    world.write(chat, world.bot.as_user(), {"photo": photo, "caption": "Hej"})

    file = phone_view(world, chat)["messages"][-1]["file"]

    answer = await fetched(url + file["url"])
    assert answer.content == png() and answer.headers["content-type"] == "image/png"
    assert (file["width"], file["height"]) == (64, 48)


@pytest.mark.parametrize("id", ["nothing", "..%2F..%2Fsecret"])
async def test_the_page_has_no_other_files(url: str, id: str) -> None:
    assert (await fetched(f"{url}/phones/files/{id}")).status_code == 404


def test_a_photo_that_somebody_pretends_to_send_has_no_file(world: World, amina: Phone) -> None:
    amina.sends_photo()

    assert phone_view(world, world.chats[AMINA])["messages"][-1]["file"] is None


def test_files_survive_a_restart(tmp_path: Path) -> None:
    before, after = Files(), Files()
    before.folder = after.folder = tmp_path / "files"

    assert after.get(before.put(b"%PDF")) == b"%PDF" and after.get("AgACnothing") is None


def test_the_size_of_a_jpeg_is_read() -> None:
    frame = b"\xff\xc0\x00\x11\x08" + (480).to_bytes(2) + (640).to_bytes(2)

    assert size_of(b"\xff\xd8\xff\xe0\x00\x04ab" + frame) == (640, 480)
    assert size_of(b"\xff\xd8\xff") is None

"""What a person can send besides words."""

from simulator.wire import Json


def sticker() -> Json:
    return {
        "sticker": {
            **_file("CAACAgIAAxkBAAI", "AgADsticker", 18_432),
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👶",
            "set_name": "FamilyDays",
        }
    }


def voice() -> Json:
    file = _file("AwACAgQAAxkBAAI", "AgADvoice", 23_310)
    return {"voice": {**file, "duration": 7, "mime_type": "audio/ogg"}}


def photo(caption: str) -> Json:
    sizes = [(90, 67), (320, 240), (1280, 960)]
    content: Json = {"photo": [_photo_size(width, height) for width, height in sizes]}
    return {**content, "caption": caption} if caption else content


def sent_photo(*sizes: Json) -> Json:
    """A picture that can be fetched again by the ids of its sizes."""
    return {"photo": list(sizes)}


def photo_size(file_id: str, size: tuple[int, int], length: int) -> Json:
    """The picture in one size, the smallest first."""
    width, height = size
    file = _file(file_id, unique_id(file_id), length)
    return {**file, "width": width, "height": height}


def unique_id(file_id: str) -> str:
    """The same for every bot, as far as there are others."""
    return f"AQAD{file_id[4:16]}"


def sent_document(file_id: str, name: str, length: int) -> Json:
    file = _file(file_id, f"AgAD{file_id[4:16]}", length)
    return {"document": {**file, "file_name": name}}


def hidden_origin(date: int) -> Json:
    """Somebody who hides the account: a name is all that a bot gets."""
    return {"type": "hidden_user", "sender_user_name": "Yusuf", "date": date}


def _photo_size(width: int, height: int) -> Json:
    file = _file(f"AgACAgQAAxkBAAI{width}", f"AQADphoto{width}", width * height // 10)
    return {**file, "width": width, "height": height}


def _file(file_id: str, unique_id: str, size: int) -> Json:
    return {"file_id": file_id, "file_unique_id": unique_id, "file_size": size}

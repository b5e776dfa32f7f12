"""How the bot gets what a person has sent: an address first, then the file itself."""

from pathlib import PurePosixPath

from simulator.bot_api.call import Call
from simulator.bot_api.refusals import bad_request, not_found
from simulator.cloud import Cloud
from simulator.images import kind_of
from simulator.media import unique_id
from simulator.wire import Json

LARGEST = 20_000_000
FOLDERS = {"image/jpeg": ("photos", ".jpg"), "image/png": ("photos", ".png")}
OTHERS = ("documents", ".pdf")


def get_file(cloud: Cloud, call: Call) -> Json:
    file_id = call.text("file_id")
    content = cloud.files.get(file_id)
    if content is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(content) > LARGEST:
        raise bad_request("file is too big")
    folder, ending = FOLDERS.get(kind_of(content), OTHERS)
    return {
        "file_id": file_id,
        "file_unique_id": unique_id(file_id),
        "file_size": len(content),
        "file_path": f"{folder}/{file_id}{ending}",
    }


def file_at(cloud: Cloud, path: str) -> bytes:
    """What lies where `get_file` said. Raises Refusal."""
    content = cloud.files.get(PurePosixPath(path).stem)
    if content is None:
        raise not_found()
    return content

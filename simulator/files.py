"""Pictures and documents that were sent, as Telegram keeps them."""

from hashlib import sha256
from pathlib import Path


class Files:
    """By their ids. With a folder they survive a restart."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._held: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        """The file's id: the same content, the same id."""
        file_id = f"AgAC{sha256(content).hexdigest()[:40]}"
        self._held[file_id] = content
        if self.folder is not None:
            self.folder.mkdir(exist_ok=True)
            (self.folder / file_id).write_bytes(content)
        return file_id

    def get(self, file_id: str) -> bytes | None:
        """None if there is no such file (any more)."""
        if file_id in self._held or self.folder is None or not file_id.isalnum():
            return self._held.get(file_id)
        kept = self.folder / file_id
        return kept.read_bytes() if kept.is_file() else None

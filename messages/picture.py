"""What a picture shows, before anybody draws it: small enough to be stored with an answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

ON_PAPER = frozenset({"letter", "note", "day_list", "review", "report"})
PHOTOS = "photos"


@dataclass(frozen=True, slots=True)
class Picture:
    """The name of a drawing, and its words and facts as JSON: the same data, the same picture.

    `file_name` is what it is called on somebody's computer.
    """

    drawing: str
    data: str
    file_name: str | None = None

    @property
    def is_for_paper(self) -> bool:
        """Whether it is a document to print, and not a picture to look at."""
        return self.drawing in ON_PAPER

    @property
    def photos(self) -> tuple[str, ...]:
        """The keys of the photos that it shows. They are big: they are added before it is drawn."""
        return tuple(json.loads(self.data)[PHOTOS]) if f'"{PHOTOS}"' in self.data else ()

    def with_photos(self, found: Mapping[str, bytes]) -> "Picture":
        """The same with the photos in it; whose photo was not found is drawn."""
        data = json.loads(self.data)
        data[PHOTOS] = {key: list(content) for key, content in found.items()}
        return replace(self, data=json.dumps(data, ensure_ascii=False, sort_keys=True))

    @property
    def key(self) -> str:
        return sha256(f"{self.drawing}\n{self.data}".encode()).hexdigest()


def picture_of(drawing: str, **data: object) -> Picture:
    """The picture that this drawing makes of these words and facts."""
    return Picture(drawing, json.dumps(data, ensure_ascii=False, sort_keys=True))

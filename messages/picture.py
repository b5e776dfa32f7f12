"""What a picture shows, before anybody draws it: small enough to be stored with an answer."""

import json
from dataclasses import dataclass
from hashlib import sha256

ON_PAPER = frozenset({"letter", "note", "day_list", "review"})


@dataclass(frozen=True, slots=True)
class Picture:
    """The name of a drawing, and its words and facts as JSON: the same data, the same picture."""

    drawing: str
    data: str

    @property
    def is_for_paper(self) -> bool:
        """Whether it is a document to print, and not a picture to look at."""
        return self.drawing in ON_PAPER

    @property
    def key(self) -> str:
        return sha256(f"{self.drawing}\n{self.data}".encode()).hexdigest()


def picture_of(drawing: str, **data: object) -> Picture:
    """The picture that this drawing makes of these words and facts."""
    return Picture(drawing, json.dumps(data, ensure_ascii=False, sort_keys=True))

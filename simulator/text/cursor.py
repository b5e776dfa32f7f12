"""A place in a text that is being read."""

# Past the end Telegram's parser reads a zero byte, which counts as a space there.
END = "\0"
SPACES = frozenset(" \t\r\n\v\0")


class Cursor:
    """Reads a text character by character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    @property
    def char(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else END

    @property
    def is_at_end(self) -> bool:
        return self.at >= len(self.text)

    def step(self) -> str:
        char = self.char
        self.at += 1
        return char

    def skip_spaces(self) -> None:
        while not self.is_at_end and self.char in SPACES:
            self.at += 1

    def word(self, stops: str) -> str:
        """Read up to a space or one of the stops."""
        start = self.at
        while self.char not in SPACES and self.char not in stops:
            self.at += 1
        return self.text[start : self.at]

    def byte_offset(self, at: int) -> int:
        """Where this place is in UTF-8, as Telegram's errors count."""
        return len(self.text[:at].encode("utf-8", "surrogatepass"))

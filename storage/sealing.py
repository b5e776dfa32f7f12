"""Names, numbers and people's own words are sealed: on the disk there is ciphertext only."""

from functools import lru_cache
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from storage.errors import Unreadable

REMEMBERED = 4096


class Cipher:
    """Seals and opens text with a Fernet key (32 random bytes, as URL-safe base64)."""

    def __init__(self, key: bytes) -> None:
        """Raises ValueError if the key has not a key's shape."""
        self._fernet = MultiFernet([Fernet(key)])
        # the same few staff are named in every answer; opening a seal costs more than reading a row
        self.unseal = lru_cache(maxsize=REMEMBERED)(self._unseal)

    def seal(self, text: str) -> str:
        # half an emoji may come out of Telegram's JSON, and must not stop us
        return self._fernet.encrypt(text.encode(errors="surrogatepass")).decode("ascii")

    def _unseal(self, sealed: str) -> str:
        try:
            return self._fernet.decrypt(sealed).decode(errors="surrogatepass")
        except InvalidToken:
            raise Unreadable from None


# Tables are shared by all databases of a process, keys are not; a dialect belongs to one engine.
_CIPHERS: WeakKeyDictionary[sa.Dialect, Cipher] = WeakKeyDictionary()


def use(cipher: Cipher, engine: sa.Engine) -> None:
    """Let the sealed columns of this engine's database be sealed with this cipher."""
    _CIPHERS[engine.dialect] = cipher


class Sealed(sa.types.TypeDecorator[str]):
    """A text that the database sees sealed."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else _CIPHERS[dialect].seal(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else _CIPHERS[dialect].unseal(value)

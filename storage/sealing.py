"""Names, numbers and people's own words are sealed: on the disk there is ciphertext only."""

import os
from base64 import b64decode, b64encode, urlsafe_b64decode
from functools import lru_cache
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import Unreadable

REMEMBERED = 4096
VERSION = "2."  # without it, it is a Fernet token, as the first seals were
NONCE_BYTES = 12  # NIST SP 800-38D, 5.2.1.1


class Cipher:
    """Seals and opens text: AES-256-GCM, with a key derived from a Fernet key.

    A Fernet key is 32 random bytes as URL-safe base64. What Fernet itself has sealed with it
    can still be opened.
    """

    def __init__(self, key: bytes) -> None:
        """Raises ValueError if the key has not a key's shape."""
        self._fernet = Fernet(key)
        derived = HKDF(SHA256(), length=32, salt=None, info=b"hembot seal 2")
        self._aes = AESGCM(derived.derive(urlsafe_b64decode(key)))
        # the same few staff are named in every answer; opening a seal costs more than reading a row
        self.unseal = lru_cache(maxsize=REMEMBERED)(self._unseal)

    def seal(self, text: str) -> str:
        # half an emoji may come out of Telegram's JSON, and must not stop us
        sealed = self.seal_bytes(text.encode(errors="surrogatepass"))
        return VERSION + b64encode(sealed).decode("ascii")

    def seal_bytes(self, content: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._aes.encrypt(nonce, content, None)

    def unseal_bytes(self, sealed: bytes) -> bytes:
        """Raises Unreadable. Nothing is remembered: it may be big."""
        try:
            return self._decrypted(sealed)
        except (InvalidTag, ValueError):
            raise Unreadable from None

    def _unseal(self, sealed: str) -> str:
        try:
            return self._opened(sealed).decode(errors="surrogatepass")
        except (InvalidTag, InvalidToken, ValueError):
            raise Unreadable from None

    def _opened(self, sealed: str) -> bytes:
        if not sealed.startswith(VERSION):
            return self._fernet.decrypt(sealed)
        return self._decrypted(b64decode(sealed.removeprefix(VERSION), validate=True))

    def _decrypted(self, whole: bytes) -> bytes:
        return self._aes.decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], None)


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


class SealedBytes(sa.types.TypeDecorator[bytes]):
    """A file that the database sees sealed."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: sa.Dialect) -> bytes | None:
        return None if value is None else _CIPHERS[dialect].seal_bytes(value)

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> bytes | None:
        return None if value is None else _CIPHERS[dialect].unseal_bytes(value)

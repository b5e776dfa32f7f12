"""A server whose certificate nobody vouches for does not get the login."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from calendars.client.account import Account
from calendars.client.answers import ETag
from calendars.client.client import Client
from calendars.client.errors import Untrusted

HOST = "127.0.0.1"


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    """Speaks TLS with a certificate of its own making, and hopes for a login."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path / "own.pem"))

    async def listen(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(listen, HOST, 0, ssl=context)
    async with server:
        yield f"https://{HOST}:{server.sockets[0].getsockname()[1]}"


async def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    url: str, client: Client
) -> None:
    calendar = client.sign_in(Account(url, "anna", "hemligt")).calendar("/anna/visits/")
    href = calendar.object_href("a.ics")

    with pytest.raises(Untrusted):
        await calendar.changes()
    with pytest.raises(Untrusted) as raised:
        await calendar.replace(href, "BEGIN:VCALENDAR", ETag('"1"'))

    assert not raised.value.may_have_happened


def self_signed(path: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "calendar")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path

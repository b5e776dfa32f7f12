"""An invitation's token: hard to guess, fit for a link, and never stored."""

import re

from visits.invitation import digest_of, new_token


def test_a_token_fits_into_a_telegram_link() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{22,64}", new_token())


def test_no_two_tokens_are_alike() -> None:
    assert len({new_token() for _ in range(1000)}) == 1000


def test_the_digest_is_the_tokens_sha_256() -> None:
    # printf hembot | sha256sum
    assert digest_of("hembot") == (
        "14cf9e2fd6113fa3ab04c09bc5b24fdd8f7f9709d1159243cfa05767921ed28e"
    )


def test_the_digest_does_not_hold_the_token() -> None:
    token = new_token()

    assert token not in digest_of(token)

"""What a list of changes means to somebody who knows some objects already."""

from calendars.client.answers import Changes, ETag, Href, SyncToken

A, B, C = Href("/a.ics"), Href("/b.ics"), Href("/c.ics")
ONE, TWO = ETag('"1"'), ETag('"2"')
TOKEN = SyncToken("sync:t2")


def test_what_a_whole_listing_does_not_name_is_gone() -> None:
    told = Changes({A: ONE}, frozenset(), TOKEN, is_whole=True)

    assert told.compared_with({A: ONE, B: ONE}) == Changes({}, frozenset({B}), TOKEN, is_whole=True)


def test_what_a_list_of_changes_does_not_name_is_as_it_was() -> None:
    told = Changes({A: TWO}, frozenset({C}), TOKEN)

    assert told.compared_with({A: ONE, B: ONE, C: ONE}) == told


def test_what_is_as_we_know_it_is_no_change() -> None:
    """Our own writes come back as changes."""
    told = Changes({A: ONE, B: TWO}, frozenset(), TOKEN)

    assert set(told.compared_with({A: ONE, B: ONE}).changed) == {B}


def test_what_has_no_etag_may_always_have_changed() -> None:
    told = Changes({A: None}, frozenset(), TOKEN)

    assert set(told.compared_with({A: None}).changed) == {A}

"""Says how far each language has come, and lets translators take words away and bring them back."""

from pathlib import Path

import typer

from content.read_themes import read_themes
from content.read_titles import read_titles
from hembot.seen_sentences import seen_in
from hembot.topics import our_topics
from hembot.trouble import EXIT_CODE, told_plainly
from messages.catalogue import po_file
from messages.languages import LANGUAGES, SOURCE
from messages.pictures.drawing import drawn
from messages.review_sheet import review_sheet
from messages.take_in_words import BadCatalogue
from messages.take_in_words import take_in as put_in
from messages.words_done import Done, WordsOf, words_of

HEADS = ("language", "sentences", "themes", "topics", "titles", "read by")
LINE = "{:<22} {:<22} {:<22} {:<8} {:<8} {}"


def status() -> None:
    with told_plainly():
        topics = our_topics()
        themes, titles = read_themes(topics=topics), read_titles()
        every = [words_of(code, themes, topics, titles) for code in LANGUAGES]
        typer.echo(LINE.format(*HEADS))
        for words in every:
            typer.echo(_line(words))
        raise typer.Exit(0 if all(words.is_complete for words in every) else 1)


def export(code: str, folder: Path) -> None:
    with told_plainly():
        _must_be_ours(code)
        catalogue, sheet = folder / f"{code}.po", folder / f"{code}.pdf"
        catalogue.write_bytes(po_file(code).read_bytes())
        sheet.write_bytes(drawn(review_sheet(code, seen_in(code))))
        typer.echo(f"{catalogue}\n{sheet}")


def take_in(code: str, file: Path, reader: str, on: str) -> None:
    with told_plainly():
        _must_be_ours(code)
        try:
            taken = put_in(code, file, reader=reader, on=on)
        except BadCatalogue as bad:
            for fault in bad.faults:
                typer.echo(f"{file}: {fault}", err=True)
            typer.echo("Nothing is changed. Mend these sentences, and import again.", err=True)
            raise typer.Exit(EXIT_CODE) from None
        typer.echo(f"{taken.changed} sentences are new or changed.")
        if taken.is_draft:
            typer.echo("They are drafts until two readers are named (--reader).")


def _must_be_ours(code: str) -> None:
    translated = [one for one in LANGUAGES if one != SOURCE]
    if code not in translated:
        typer.echo(f"{code} is none of our translations: {', '.join(translated)}.", err=True)
        raise typer.Exit(EXIT_CODE)


def _line(words: WordsOf) -> str:
    name = f"{words.language.code} {words.language.swedish_name.partition('/')[0]}"
    readers = ", ".join(words.readers) or ("nobody yet" if words.waits_for_readers else "–")
    parts = (words.sentences, words.themes, words.labels, words.titles)
    return LINE.format(name, *map(_told, parts), readers).rstrip()


def _told(done: Done) -> str:
    notes = [
        f"{count} {what}" for count, what in ((done.draft, "draft"), (done.stale, "stale")) if count
    ]
    return f"{done.done}/{done.wanted}" + (f" ({', '.join(notes)})" if notes else "")

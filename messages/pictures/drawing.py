"""Draws a picture with typst: nothing is read but our own drawings, fonts and pictograms."""

from functools import cache
from pathlib import Path

from typst import Compiler, Fonts

from messages.picture import Picture

HERE = Path(__file__).parent
FONTS, DRAWINGS, PICTOGRAMS = HERE / "fonts", HERE / "drawings", HERE / "pictograms"
PIXELS_PER_INCH = 144


class CannotDraw(Exception):
    """The picture cannot be made; the text says all of it anyway."""


@cache
def _compiler() -> Compiler:
    """One for the whole process: it reads the fonts once."""
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return Compiler(root=str(HERE), font_paths=fonts)


def drawn(picture: Picture) -> bytes:
    """A PNG to be sent, or a PDF (PDF/UA-1) to be printed. Raises CannotDraw."""
    return b"".join(_compiled(picture, as_pages=False))


def pages(picture: Picture, *, pixels_per_inch: float = PIXELS_PER_INCH) -> list[bytes]:
    """Each page as a PNG, also of what is meant for paper. Raises CannotDraw."""
    return _compiled(picture, as_pages=True, pixels_per_inch=pixels_per_inch)


def _compiled(
    picture: Picture, *, as_pages: bool, pixels_per_inch: float = PIXELS_PER_INCH
) -> list[bytes]:
    is_pdf = picture.is_for_paper and not as_pages
    try:
        made, warnings = _compiler().compile_with_warnings(
            input=str(DRAWINGS / f"{picture.drawing}.typ"),
            format="pdf" if is_pdf else "png",
            ppi=pixels_per_inch,
            sys_inputs={"data": picture.data},
            pdf_standards=["ua-1"] if is_pdf else [],
        )
    except Exception as error:  # typst's own, and whatever its binary code throws
        raise CannotDraw(picture.drawing) from error
    if warnings:  # a font or a letter that is not ours: it would be missing without a word
        raise CannotDraw(picture.drawing, *map(str, warnings))
    return made if isinstance(made, list) else [made or b""]

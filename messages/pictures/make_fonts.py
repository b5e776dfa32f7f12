"""Makes the committed fonts: few letters of big fonts, in two weights.

`python -m messages.pictures.make_fonts FOLDER`, where FOLDER holds Google's variable Noto Sans,
Noto Sans Arabic and Noto Sans Ethiopic (docs/licences.md says where they come from).
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parent / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
SHARED = ((0x20, 0x7E), (0xA0, 0xA0), (0x200B, 0x200F), (0x2010, 0x2027), (0x202F, 0x203A))
LETTERS = {
    "NotoSans": (
        *SHARED,
        (0xA1, 0x24F),
        (0x2B0, 0x36F),
        (0x400, 0x52F),
        (0x1E00, 0x1EFF),
        (0x20A0, 0x20BF),
        (0x2116, 0x2116),
        (0x2122, 0x2122),
        (0x2212, 0x2212),
    ),
    "NotoSansArabic": (*SHARED, (0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    "NotoSansEthiopic": (*SHARED, (0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB01, 0xAB2E)),
}


def main(folder: Path) -> None:
    for name, letters in LETTERS.items():
        source = next(folder.rglob(f"{name}[[]wdth,wght].ttf"))
        for style, weight in WEIGHTS.items():
            font = instantiateVariableFont(
                TTFont(source), {"wght": weight, "wdth": 100}, updateFontNames=True
            )
            _keep(font, letters)
            font.save(FONTS / f"{name}-{style}.ttf")


def _keep(font: TTFont, letters: tuple[tuple[int, int], ...]) -> None:
    """These letters with all that joins them, and no hints: nobody's screen has so few dots."""
    options = Options(layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(
        unicodes=[code for first, last in letters for code in range(first, last + 1)]
    )
    subsetter.subset(font)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

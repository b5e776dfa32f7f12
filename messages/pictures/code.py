"""A link as a square that a camera reads."""

from io import BytesIO

import segno

QUIET_ZONE = 4  # ISO/IEC 18004


def qr_code(link: str) -> str:
    """The code as SVG; a seventh of it may be unreadable."""
    file = BytesIO()
    segno.make(link, error="m", micro=False).save(
        file, kind="svg", border=QUIET_ZONE, xmldecl=False, omitsize=True
    )
    return file.getvalue().decode()

"""How a staff member can be drawn for families, side by side."""

from messages.picture import Picture, picture_of
from messages.picture_words import PictureWords
from messages.portraits import portrait_of
from visits.people import Portrait, Profession


def portrait_choice(profession: Profession, chosen: Portrait, words: PictureWords) -> Picture:
    """The four ways in the clothes of this profession, with a frame around the chosen one."""
    said = words.own("_picture_portraits")
    return picture_of(
        "portraits",
        lang=words.language.code,
        rtl=words.language.right_to_left,
        ways=[
            {
                "picture": portrait_of(profession, portrait),
                "words": said[portrait],
                "chosen": portrait is chosen,
            }
            for portrait in Portrait
        ],
    )

"""How a staff member can be drawn for families, side by side; above them a photo of their own."""

from messages.person_tile import Comer, person_tile, photos_of
from messages.picture import Picture, picture_of
from messages.picture_words import PictureWords
from messages.portraits import portrait_of
from visits.people import Portrait


def portrait_choice(staff: Comer, words: PictureWords) -> Picture:
    """The four ways in the clothes of this profession, with a frame around the chosen one."""
    said = words.own("_picture_portraits")
    has_photo = staff.photo is not None
    return picture_of(
        "portraits",
        lang=words.language.code,
        rtl=words.language.right_to_left,
        person=person_tile(staff, words) if has_photo else None,
        photos=photos_of([staff]),
        ways=[
            {
                "picture": portrait_of(staff.profession, portrait),
                "words": said[portrait],
                "chosen": portrait is staff.portrait and not has_photo,
            }
            for portrait in Portrait
        ],
    )

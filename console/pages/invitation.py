"""A family's invitations: a link, a code to scan and a letter, each made when it is asked for."""

from markupsafe import Markup

from console.ask import Ask, Page, Paper, Said
from messages.letter import letter
from messages.picture import Picture
from messages.pictures.code import qr_code
from visits.actions.invite_again import (
    Invited,
    can_be_invited,
    invitation_of,
    invite_parent,
    see_invitations,
)


async def shown(ask: Ask) -> Said:
    staff, family = await ask.does(see_invitations, _alias(ask))
    parents = [(one, can_be_invited(family, one)) for one in family.parents]
    fields = {"alias": family.alias, "parents": parents, "has_left": family.left is not None}
    return Page("invitation", staff, {"is_own": family.pair.tends(staff.id)}, fields)


async def invited(ask: Ask) -> Said:
    """Shown at once, and never again: nobody but the reader knows the link."""
    parent_id = ask.number("parent")
    staff, made = await ask.does(invite_parent, _alias(ask), parent_id, now=ask.now)
    link = await ask.office.invitation_link(made.token)
    # our own code, of our own link
    fields = {"invited": made, "alias": made.family.alias, "code": Markup(qr_code(link))}
    return Page("invited", staff, fields={**fields, "link": link})


async def printed(ask: Ask) -> Said:
    staff, made = await ask.does(invitation_of, _alias(ask), ask.form.get("token", ""), now=ask.now)
    drawn = await ask.office.showroom.draw(await _letter(ask, made))
    if drawn is None:
        return Page("failed", staff, status=500)
    return Paper(f"{made.family.alias}-{made.number}.pdf", drawn)


async def _letter(ask: Ask, made: Invited) -> Picture:
    return letter(
        made.family.pair,
        made.parent.language,
        await ask.office.invitation_link(made.token),
        together=made.together,
        drafts=ask.office.voice.drafts,
    )


def _alias(ask: Ask) -> str:
    return str(ask.path["alias"]).upper()

"""Who works here: the list, and somebody new."""

from console.ask import Ask, Elsewhere, Page, Said
from console.fields import a_text, one_of
from console.filled import Filled, of_stored
from visits.actions.tend_staff import colleagues, hire, tends_staff
from visits.employers import employed_by
from visits.people import Profession

NEW = "new"
NOBODY = {"name": "", "phone": "", "profession": ""}


async def shown(ask: Ask) -> Said:
    staff, everybody = await ask.does(colleagues, now=ask.now)
    return Page("staff", staff, fields={"everybody": everybody})


async def empty(ask: Ask) -> Said:
    return await form(ask, Filled(NEW, NOBODY))


async def form(ask: Ask, filled: Filled) -> Page:
    """Somebody new, of one's own employer."""
    staff, _ = await ask.does(tends_staff)
    fields = {"filled": of_stored(NEW, NOBODY, filled), "jobs": employed_by(staff.employer)}
    return Page("staff_new", staff, fields=fields)


async def hired(ask: Ask, filled: Filled) -> Said:
    read = filled.read({"name": a_text, "phone": a_text, "profession": one_of(list(Profession))})
    profession = Profession(read["profession"])
    _, who = await ask.does(hire, name=read["name"], phone=read["phone"], profession=profession)
    return Elsewhere(f"/staff/{who.id}", done="hired")

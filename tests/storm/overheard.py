"""What one unit of work changed, overheard where it is saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from storage.work import SqlWork
from tests.storm.record import Deed, Record
from visits.actions.take import Taken
from visits.notice import Notice
from visits.people import Person
from visits.visit import Change, Visit


@dataclass
class Overheard:
    changes: list[Change] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    claimed: list[int] = field(default_factory=list)
    let_go: list[int] = field(default_factory=list)
    update_id: int | None = None

    @contextmanager
    def listening(self, work: SqlWork) -> Iterator[None]:
        """Several units of work may share `work`: each is overheard by itself."""
        save_visit, save_person = work.visits.save, work.people.save
        save_notice, done = work.notices.save, work.inbox.done

        def visit_saved(visit: Visit, change: Change) -> None:
            self.changes.append(change)
            save_visit(visit, change)

        def person_saved(person: Person) -> None:
            self.people.append(person)
            save_person(person)

        def notice_saved(notice: Notice) -> None:
            if notice.leased_until is None:
                self.let_go.append(notice.id)
            save_notice(notice)

        def update_done(update_id: int, *args: object, **kwargs: object) -> None:
            self.update_id = update_id
            done(update_id, *args, **kwargs)  # type: ignore[arg-type]

        ears = (
            (work.visits, "save", visit_saved),
            (work.people, "save", person_saved),
            (work.notices, "save", notice_saved),
            (work.inbox, "done", update_done),
        )
        for repository, method, ear in ears:
            setattr(repository, method, ear)
        try:
            yield
        finally:
            for repository, method, _ in ears:
                delattr(repository, method)

    def claims(self, result: object) -> None:
        if isinstance(result, Taken):
            self.claimed = [one.id for one in result.notices]

    def is_kept(self, record: Record) -> None:
        record.deeds += [Deed(change, self.update_id) for change in self.changes]
        record.lets_go(self.let_go)
        record.claims(self.claimed)
        for person in self.people:
            record.reaches(person.id, person.chat_id, can_be_told=person.can_be_told)

"""What is counted of questions about times: whether and how soon the family answered."""

from collections.abc import Iterator
from datetime import date, timedelta

from visits.figures.count import Count
from visits.figures.months import month_at
from visits.figures.story import Story, Told
from visits.notice import Notice, NoticeStatus
from visits.transitions import NEW_EDITION, Event
from visits.visit import Change

A_DAY = timedelta(days=1)


def of_answers(story: Story) -> Iterator[tuple[date, Count]]:
    """One question about each time, however often and to however many it was put."""
    for one in story.visits:
        for question in _first_questions(one):
            asked_at = question.settled_at
            assert asked_at is not None
            month = month_at(asked_at)
            yield month, Count.ASKED
            answer = next((c for c in one.history if _answers(story, c, question)), None)
            if answer is not None:
                yield month, Count.ANSWERED
                if answer.at - asked_at <= A_DAY:
                    yield month, Count.ANSWERED_IN_A_DAY


def _first_questions(one: Told) -> Iterator[Notice]:
    """The first that arrived, of each edition of the visit."""
    arrived = [n for n in one.questions if n.status is NoticeStatus.SENT and n.settled_at]
    for edition in sorted({notice.edition or 0 for notice in arrived}):
        of_edition = (n for n in arrived if (n.edition or 0) == edition)
        yield min(of_edition, key=lambda n: (n.settled_at, n.id))


def _answers(story: Story, change: Change, question: Notice) -> bool:
    assert question.settled_at is not None
    is_about_it = _stood_before(change) == (question.edition or 0)
    return change.by in story.parents and is_about_it and change.at >= question.settled_at


def _stood_before(change: Change) -> int:
    """The edition that was answered: where a new time was chosen, the one before it."""
    return change.edition - (Event(change.event) in NEW_EDITION)

"""One unit of work: what is loaded and saved through it stands or falls together."""

from collections.abc import Mapping

import sqlalchemy as sa

from storage.absences import Absences
from storage.activities import Activities
from storage.activity_sources import ActivitySources
from storage.billing import Billing
from storage.broadcasts import Broadcasts
from storage.busy import Busy
from storage.calendars import Calendars
from storage.copies import Copies
from storage.counted import CountedFamilies
from storage.day_lists import DayLists
from storage.drafts import Drafts
from storage.families import Families
from storage.figures import Figures
from storage.inbox import Inbox
from storage.invitations import Invitations
from storage.job_runs import JobRuns
from storage.mirrors import Mirrors
from storage.notices import Notices
from storage.pauses import Pauses
from storage.people import People
from storage.photos import Photos
from storage.programme_uses import ProgrammeUses
from storage.reasons import Reasons
from storage.register import Register
from storage.requests import Requests
from storage.sessions import Sessions
from storage.snapshots import Snapshots
from storage.told_totals import ToldTotals
from storage.topics import Topics
from storage.visits import Visits
from storage.yearly_reports import YearlyReports
from visits.booking_rules import BookingRules
from visits.matching import Matching
from visits.money import Money
from visits.programme import Programme


class SqlWork:
    """`visits.work.Work` over one database transaction; beside it the inbox and the jobs' runs."""

    def __init__(
        self,
        connection: sa.Connection,
        programmes: Mapping[str, Programme],
        rules: BookingRules,
        matching: Matching,
        money: Money,
    ) -> None:
        self.programmes = programmes
        self.rules = rules
        self.matching = matching
        self.money = money
        self.people = People(connection)
        self.families = Families(connection)
        self.visits = Visits(connection)
        self.absences = Absences(connection)
        self.day_lists = DayLists(connection)
        self.busy = Busy(connection)
        self.requests = Requests(connection)
        self.notices = Notices(connection)
        self.pauses = Pauses(connection)
        self.copies = Copies(connection)
        self.calendars = Calendars(connection)
        self.invitations = Invitations(connection)
        self.drafts = Drafts(connection)
        self.mirrors = Mirrors(connection)
        self.topics = Topics(connection)
        self.photos = Photos(connection)
        self.activities = Activities(connection)
        self.sessions = Sessions(connection)
        self.register = Register(connection)
        self.snapshots = Snapshots(connection)
        self.reasons = Reasons(connection)
        self.counted = CountedFamilies(connection)
        self.told_totals = ToldTotals(connection)
        self.figures = Figures(connection)
        self.billing = Billing(connection)
        self.yearly_reports = YearlyReports(connection)
        self.activity_sources = ActivitySources(connection)
        self.broadcasts = Broadcasts(connection)
        self.programme_uses = ProgrammeUses(connection)
        self.inbox = Inbox(connection)
        self.job_runs = JobRuns(connection)

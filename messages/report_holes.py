"""The holes of sentences about yearly reports that are not done."""

from messages.languages import Language
from messages.wording import day, isolated
from visits.yearly_report import ReportsWanted


def of_reports_wanted(name: str, report: ReportsWanted, language: Language) -> dict[str, object]:
    return {
        "report_year": isolated(report.year),
        "report_centres": isolated(f"{language.comma} ".join(report.centres)),
        "report_deadline": day(report.deadline, language),
    }

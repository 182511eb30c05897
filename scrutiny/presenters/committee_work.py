"""What committees ask of people: to issue a report in time, and to say whether a meeting took place."""

from collections.abc import Iterator
from datetime import timedelta

from csp.kernel import day_words
from csp.kernel.clear_days import publish_by
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask
from scrutiny.queries import waiting

SOON = timedelta(days=14)


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each report whose papers are soon due, and each past meeting that nothing is said of."""
    if reader.holds(Permission.REPORT_WRITE, partnership=partnership.pk):
        yield from _to_issue(reader, partnership)
    if reader.holds(Permission.COMMITTEE_RUN, partnership=partnership.pk):
        for meeting in waiting.to_write_down(reader, partnership=partnership):
            yield Ask(
                title=f"Did the committee meet on {day_words.plain(meeting.held_on)}?",
                url=meeting.get_absolute_url(),
                why=f"Nothing is written down of this meeting of {meeting.committee.name}.",
                verb="Say what became of it",
            )


def _to_issue(reader: Reader, partnership: Partnership) -> Iterator[Ask]:
    for report in waiting.to_issue(reader, partnership=partnership):
        committee, held_on = report.meeting.committee, report.meeting.held_on
        published = publish_by(held_on, clear=committee.clear_days)
        if published <= reader.today + SOON:
            yield Ask(
                title=f"Issue the report: {report.title}",
                url=report.get_absolute_url(),
                why=(
                    f"{committee.name} meets on {day_words.plain(held_on)}, and its papers are published "
                    f"{committee.clear_days} clear days before."
                ),
                verb="Go to the report",
                due_on=published,
                is_late=published < reader.today,
            )

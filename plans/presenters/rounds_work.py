"""What the rounds ask of whoever runs them: to collect until the due day, then to lock."""

from collections.abc import Iterator

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask
from plans.models import UpdateRound
from plans.queries.rounds import open_in


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each open round of a plan the coordinator may see, or that the reader runs."""
    if reader.may_come_in(Permission.ROUND_RUN, partnership=partnership.pk):
        for one in open_in(reader, partnership=partnership):
            if not reader.holds(Permission.ROUND_RUN, partnership=partnership.pk, circle=one.circle_id):
                continue
            yield _ask(reader, one, missing=one.number_asked - one.number_reported)  # type: ignore[attr-defined]  # annotated


def _ask(reader: Reader, one: UpdateRound, *, missing: int) -> Ask:
    url, is_over = one.get_absolute_url(), one.due_on < reader.today
    left = (
        "Everything is reported"
        if not missing
        else f"{missing} {'action' if missing == 1 else 'actions'} not reported"
    )
    why = f"{left}. For the meeting on {day_words.plain(one.meeting_on)}. {one.plan.title}."
    if is_over or not missing:
        due = one.due_on if is_over else one.meeting_on
        return Ask(f"Lock {one.title}", f"{url}", why, "Lock", due_on=due, is_late=is_over)
    return Ask(f"Collect reports for {one.title}", url, why, "See", due_on=one.due_on)

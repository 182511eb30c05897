"""What measures ask of a person: the figures of their authority that should be known by now."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask
from plans.models import Plan
from plans.presenters.measure_list import MeasureRow, rows_of
from plans.queries import measures, readings


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each plan in which figures of the reader's authorities are overdue."""
    if not reader.holds(Permission.READING_GIVE, partnership=partnership.pk):
        return
    by_plan = measures.given_by(reader, partnership=partnership)
    figures = readings.of_measures(reader, measures=[one for several in by_plan.values() for one in several])
    for plan, several in by_plan.items():
        rows = rows_of(plan, measures=several, figures=figures, today=reader.today)
        if due := [row for row in rows if row.state.expected.overdue]:
            yield _ask(plan, due)


def _ask(plan: Plan, due: list[MeasureRow]) -> Ask:
    slug = plan.partnership.slug
    if len(due) == 1:
        url = reverse("plans:reading-add", args=[slug, due[0].key])
        return Ask(f"Give the figures of {due[0].name}", url, f"{due[0].state.coming}. {plan.title}.", "Give")
    url = f"{reverse('plans:measure-list', args=[slug, plan.key])}?due=on"
    first: date = min(row.state.expected.overdue[0].ends_on for row in due)
    names = ", ".join(row.name for row in due)
    why = f"{names}. The oldest is for a period that ended in {first:%B %Y}. {plan.title}."
    return Ask(f"Figures are due: {len(due)} measures", url, why, "See")

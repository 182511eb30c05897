"""What one authority reported in a round, action by action, and what was said to its reports."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from csp.models import Partnership
from plans.models import Challenge
from plans.presenters.addresses import ANY_KEY, action_address
from plans.presenters.round_people import day_of, nobody_now
from plans.presenters.scheme import Scheme, StatusTag, change_words
from plans.queries.round_people import Desk
from plans.queries.round_rows import AskRow, Report

NOBODY = "Nobody yet"


@dataclass(frozen=True)
class Said:
    """What was asked about a report, by whom and when, and whether it is answered."""

    text: str
    who: str
    is_answered: bool


@dataclass(frozen=True)
class Reported:
    """One action of an authority, with the report that stands, if any does."""

    key: str
    reference: str
    title: str
    url: str
    person: str
    state: str
    state_words: str
    status: StatusTag | None
    change: str
    forecast: StatusTag | None
    text: str
    who: str
    return_url: str
    challenges: Sequence[Said]


def reported_rows(
    rows: Iterable[AskRow],
    reports: Mapping[int, Report],
    challenges: Iterable[Challenge],
    *,
    scheme: Scheme,
    partnership: Partnership,
    desk: Desk,
) -> list[Reported]:
    """Return the rows in the order of the plan; each that stands can be returned."""
    said: dict[int, list[Challenge]] = defaultdict(list)
    for challenge in challenges:
        said[challenge.ask_id].append(challenge)
    page = action_address(partnership)
    back = reverse("plans:report-return", args=[partnership.slug, ANY_KEY]).replace(ANY_KEY, "{}")
    return [
        _row(
            row,
            reports.get(row.pk),
            said[row.pk],
            scheme=scheme,
            page=page.format(row.action_key),
            back=back.format(row.key),
            person=holder_of(row, desk),
        )
        for row in rows
    ]


def _row(
    row: AskRow,
    report: Report | None,
    said: Sequence[Challenge],
    *,
    scheme: Scheme,
    page: str,
    back: str,
    person: str,
) -> Reported:
    state, words = _state(row, report, said)
    status = scheme.tag(report.status_id) if report else None
    return Reported(
        key=row.action_key,
        reference=row.reference,
        title=row.title,
        url=page,
        person=person,
        state=state,
        state_words=words,
        status=status,
        change=change_words(status, scheme.tag(report.status_before_id)) if report and status else "",
        forecast=scheme.tag(report.forecast_id) if report and report.forecast_id else None,
        text=report.text if report else "",
        who=f"{report.made_by}{report.how}, {day_of(report.made_at)}" if report else "",
        return_url=back if report and row.can_be_returned else "",
        challenges=[
            Said(one.text, f"{one.made_by.name}, {day_of(one.made_at)}", one.answered_by_id is not None)
            for one in said
        ],
    )


def holder_of(row: AskRow, desk: Desk) -> str:
    """Return who holds an action today."""
    if not row.person:
        return NOBODY
    name = row.person if row.person_id in desk.able else nobody_now(row.person)
    return name[:1].upper() + name[1:]


def _state(row: AskRow, report: Report | None, said: Sequence[Challenge]) -> tuple[str, str]:
    """Return the mark and the words for how far an action is."""
    if not row.is_asked:
        return "wait", f"No longer asked: {row.dropped_why.lower()}"
    if report is None:
        returned = any(one.answered_by_id is None for one in said)
        return ("part", "Returned") if returned else ("wait", "Not reported")
    return "done", "Nothing has changed" if report.nothing_has_changed else "Reported"

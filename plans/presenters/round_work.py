"""What the open rounds ask of a person, as “My work” says it: one line for each round, and one for what came back."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.listing import listed
from csp.models import Partnership, Reader
from csp.web.work import Ask
from plans.models import Challenge, RoundAsk, UpdateRound
from plans.policies.reports import is_asked, may_report
from plans.presenters.addresses import action_address
from plans.queries import reports

QUOTED = 160  # characters of what somebody asks


def asked_in_rounds(reader: Reader, *, partnership: Partnership) -> list[RoundAsk]:
    """Return what the open rounds turn to the reader with, reported or not."""
    found = reports.asks_of_open_rounds(reader, partnership=partnership)
    unheld = reports.without_holder(reader, asks=found) if found else set()
    return [
        one
        for one in found
        if is_asked(reader, one.action, is_held=one.action_id not in unheld)
        and may_report(reader, one, is_held=one.action_id not in unheld)
    ]


def asks_of_rounds(asked: Iterable[RoundAsk], reader: Reader) -> Iterator[Ask]:
    """Yield what is to be answered and what is still to be reported, a round at a time."""
    for _, asks in groupby(asked, key=lambda one: one.round_id):
        of_round = list(asks)
        missing = [one for one in of_round if one.update_id is None]
        yield from (_returned(one, one.waiting[0], reader) for one in missing if one.waiting)  # type: ignore[attr-defined]  # annotated
        yield from _report(of_round, [one for one in missing if not one.waiting], reader)  # type: ignore[attr-defined]  # annotated


def asks_apart(asked: Iterable[RoundAsk], reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield the restricted actions that name the reader from outside: nothing says that it is a round that asks."""
    address = action_address(partnership, page="action-restricted")
    for ask in asked:
        due = ask.round.due_on
        if ask.update_id is None:
            yield Ask(
                title="Update a restricted action",
                url=f"{address.format(ask.action.key)}#update",
                why=f"An update is asked for by {day_words.long(due)}.",
                verb="Update",
                due_on=due,
                is_late=due < reader.today,
            )


def _report(asks: Sequence[RoundAsk], missing: Sequence[RoundAsk], reader: Reader) -> Iterator[Ask]:
    if not missing:
        return
    asked_in, done = asks[0].round, sum(one.update_id is not None for one in asks)
    things = "1 action" if len(missing) == 1 else f"{len(missing)} actions"
    begun = f"{done} of {len(asks)} {'is' if done == 1 else 'are'} reported. " if done else ""
    yield Ask(
        title=f"Report on {things} for {_known(asked_in)}, by {_short(asked_in)}",
        url=_page(asked_in),
        why=f"{begun}{_late(missing, reader)}{asked_in.plan.title}.",
        verb="Carry on" if done else "Report",
        due_on=asked_in.due_on,
        is_late=asked_in.due_on < reader.today,
    )


def _late(asks: Sequence[RoundAsk], reader: Reader) -> str:
    """Name the actions that are after their own due dates, which is another thing than a report that is late."""
    late = [one.action.reference or one.action.title for one in asks if one.action.is_late(reader.today)]
    if not late:
        return ""
    return f"{listed(late)} {'is' if len(late) == 1 else 'are'} after the due date. "


def _returned(ask: RoundAsk, challenge: Challenge, reader: Reader) -> Ask:
    said = " ".join(challenge.text.split())
    quoted = said if len(said) <= QUOTED else f"{said[:QUOTED].rstrip()} …"
    day = day_words.plain(timezone.localdate(challenge.made_at))
    return Ask(
        title=f"Answer {challenge.made_by.name} about {ask.action}",
        url=f"{_page(ask.round)}#{ask.key}",
        why=f"{challenge.made_by.name} asked on {day}: “{quoted}”",
        verb="Answer",
        due_on=ask.round.due_on,
        is_late=ask.round.due_on < reader.today,
    )


def _known(asked_in: UpdateRound) -> str:
    title = asked_in.title
    return f"the {title}" if title.lower().endswith("round") else f"“{title}”"


def _short(asked_in: UpdateRound) -> str:
    """Return the day as one says it, without the year: Friday 4 December."""
    return day_words.long(asked_in.due_on).rsplit(" ", 1)[0]


def _page(asked_in: UpdateRound) -> str:
    return reverse("plans:round-report", args=[asked_in.plan.partnership.slug, asked_in.key])

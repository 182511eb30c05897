"""One authority on one page: its numbers, what it leads that needs somebody, what it owes, how it reported."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Authority, Reader, Seat
from plans.models import Plan, Status
from plans.policies.phantoms import may_see_to
from plans.presenters.authorities import PromiseRow, Shown, apart_lines, figures_of, has_ended, page_of
from plans.presenters.authority_counts import Counts, Links
from plans.presenters.authority_owes import Owed, owed_by
from plans.presenters.authority_rounds import TrendRow, trend_of
from plans.presenters.plan_page import Figure
from plans.presenters.scheme import Scheme
from plans.queries import authorities, plans
from plans.queries.authorities import Counted
from plans.queries.counting import counts_any


@dataclass(frozen=True)
class AuthorityPage:
    """Everything that the page, and its sheet, say of one authority."""

    seat: Seat
    counted: Counted
    counts: Counts
    soon_url: str
    figures: Sequence[Figure]
    worries: Sequence[PromiseRow]
    owes: Sequence[Owed]
    trend: Sequence[TrendRow]
    done: Sequence[PromiseRow]
    supports: Sequence[PromiseRow]
    apart: Sequence[tuple[Plan, Counts, str]]
    came_before: Sequence[tuple[str, str, str]]
    came_after: tuple[str, str, str] | None
    has_ended: bool

    @property
    def until(self) -> str:
        """Return the last day at the table."""
        return day_words.plain(self.seat.ends_on)

    @property
    def has_nothing(self) -> bool:
        """Return whether it neither leads, supports, owes nor was asked anything here."""
        return not (self.counts.total or self.supports or self.owes or self.trend)


def authority_page(reader: Reader, seat: Seat, counted: Counted, *, beside: Sequence[Seat]) -> AuthorityPage:
    """Return the page of a seat over the plans that are counted; ``beside`` are all seats of its partnership."""
    today = reader.today
    statuses = list(plans.scheme_of(reader, partnership=seat.partnership))
    shown = Shown.of(counted.plans, Scheme.of(statuses), seat=seat, today=today)
    rows = authorities.led(reader, plans=counted.plans, seat=seat)
    counts = Counts.of(rows, plans=shown.plans, today=today)
    rounds = authorities.rounds_in(reader, plans=counted.plans)
    trend = trend_of(rounds, authorities.asked_in(reader, rounds=rounds, seat=seat), seat=seat, today=today)
    links = _links(reader, seat, counted, statuses)
    apart = authorities.led(reader, plans=counted.apart, seat=seat) if counted.apart else []
    return AuthorityPage(
        seat=seat,
        counted=counted,
        counts=counts,
        soon_url=links.soon,
        figures=figures_of(counts, links, unheld_url=_unheld_url(reader, seat, counted)),
        worries=shown.worries(rows),
        owes=owed_by(reader, seat, plans=counted.plans, rounds=rounds, trend=trend),
        trend=trend,
        done=shown.done(rows),
        supports=[shown.row(one) for one in authorities.supported(reader, plans=counted.plans, seat=seat)],
        apart=apart_lines(counted.apart, apart, seat=seat, today=today),
        came_before=_came_before(seat.authority, beside),
        came_after=_came_after(seat, beside),
        has_ended=has_ended(seat, today),
    )


def _links(reader: Reader, seat: Seat, counted: Counted, statuses: Sequence[Status]) -> Links:
    complete = [one.key for one in statuses if one.stands_for == Status.StandsFor.COMPLETE]
    only = counted.only
    return Links(only, seat, complete, bool(only and counts_any(reader, plan=only)))


def _unheld_url(reader: Reader, seat: Seat, counted: Counted) -> str:
    """Return the list of what nobody answers for, to whoever sees to it for this authority."""
    if counted.only is None or not may_see_to(reader, seat.partnership, of=seat):
        return ""
    where = [seat.partnership.slug, counted.only.key]
    return f"{reverse('plans:plan-unanswered', args=where)}?lead={seat.key}"


def _came_after(seat: Seat, beside: Sequence[Seat]) -> tuple[str, str, str] | None:
    """Return who replaced the authority, with the page of its seat where it has one here, and since when."""
    body = seat.authority
    if body.successor is None:
        return None
    return body.successor.name, _page_in(body.successor, beside), day_words.plain(body.replaced_on)


def _came_before(body: Authority, beside: Sequence[Seat]) -> list[tuple[str, str, str]]:
    """Return whom the authority replaced, of those that sat here, likewise."""
    found = {one.authority_id: one for one in beside if one.authority.successor_id == body.pk}
    return [
        (one.authority.name, page_of(one), day_words.plain(one.authority.replaced_on))
        for one in found.values()
    ]


def _page_in(body: Authority, beside: Sequence[Seat]) -> str:
    return next((page_of(one) for one in reversed(beside) if one.authority_id == body.pk), "")

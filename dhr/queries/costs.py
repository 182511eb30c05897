"""What a review costs, and who pays what of it, for those to whom its money is open."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Q, QuerySet, Sum

from csp.kernel.cost_shares import CannotShare, Sharer
from csp.models import Partnership, Reader
from csp.queries.partnerships import make_others_wait
from dhr.models import AgreementVersion, CostLine, CostRule, CostShare, Part, Review
from dhr.models.part_of_review import open_through
from dhr.queries import cost_agreements, cost_sharers, cost_versions, courses, year_locks
from dhr.queries.cost_sharers import HoldsNoMore

AGREED = AgreementVersion.State.AGREED


def open_to(reader: Reader) -> QuerySet[CostLine]:
    """Return the costs of the reviews whose money is open to the reader, in the order in which they were noted."""
    found = CostLine.objects.visible_to(reader)
    found = found.select_related(
        "review__partnership", "under__agreement__partnership", "against", "adjusts", "receipt"
    )
    return found.order_by("review", "number")


def of_review(reader: Reader, *, review: Review) -> list[CostLine]:
    """Return the costs of one review, in the order in which they were noted."""
    return list(open_to(reader).filter(review=review))


def of_partnership(reader: Reader, *, partnership: Partnership) -> list[CostLine]:
    """Return the costs of all reviews of a partnership whose money the reader sees: what is needed to add them up."""
    found = CostLine.objects.visible_to(reader).in_partnership(partnership).order_by("review", "number")
    return list(found.only("review", "kind", "cost_on", "net", "vat", "recovered", "against", "is_last"))


def drawn_from(reader: Reader, *, line: CostLine) -> list[CostLine]:
    """Return what comes out of an estimate or a commitment."""
    return list(open_to(reader).filter(against=line))


def adjustments_of(reader: Reader, *, line: CostLine) -> list[CostLine]:
    """Return what corrects a cost of a locked year."""
    return list(open_to(reader).filter(adjusts=line))


def shared_together(reader: Reader, *, line: CostLine) -> list[CostLine]:
    """Return the costs that are shared together with one, itself included, in the order in which they are shared.

    They are of one review, one type of cost and one version of an agreement, and as certain as each other.
    """
    found = open_to(reader).filter(
        review=line.review_id, cost_type=line.cost_type, kind=line.kind, under=line.under_id
    )
    return list(found.order_by("number"))


def shares_of(reader: Reader, *, lines: Iterable[CostLine]) -> dict[int, list[CostShare]]:
    """Return who pays what of each of some costs, by its id, in the agreed order."""
    found: dict[int, list[CostShare]] = defaultdict(list)
    shares = CostShare.objects.visible_to(reader).filter(line__in=[one.pk for one in lines])
    for one in shares.select_related("seat__authority", "seat__partnership").order_by("line", "place"):
        found[one.line_id].append(one)
    return found


def drawn_before(reader: Reader, *, line: CostLine) -> int:
    """Return what a pool paid of the costs that are shared together with one, and before it, in pence."""
    shares = CostShare.objects.visible_to(reader).filter(bearer=CostShare.Bearer.POOL)
    before = shares.filter(
        line__review=line.review_id,
        line__cost_type=line.cost_type,
        line__kind=line.kind,
        line__under=line.under_id,
        line__number__lt=line.number,
    )
    return before.aggregate(paid=Sum("pence"))["paid"] or 0


def rule_for(reader: Reader, *, version: AgreementVersion, cost_type: str) -> CostRule | None:
    """Return how a version shares one type of cost, also where the agreement is read no more that shares a cost."""
    shared = CostLine.objects.visible_to(reader).order_by().values("under")
    read = CostRule.objects.visible_to(reader).order_by().values("pk")
    found = CostRule.objects.filter(Q(pk__in=read) | Q(of_version__in=shared), of_version=version)
    found = found.select_related("of_version__agreement__partnership", "payer", "lead")
    return found.filter(cost_type=cost_type).first()


def out_of_date(reader: Reader, *, review: Review, lines: Iterable[CostLine]) -> list[CostLine]:
    """Return those of all costs of a review that would be shared differently now.

    A seat began or ended since, or another version was agreed for their day. Those that change no more are not among
    them. In which order partners share is no difference. It asks for the seats of each version once.
    """
    found = list(lines)
    by_another = cost_versions.versions_now(reader, review=review, lines=found)
    under: dict[AgreementVersion, list[CostLine]] = defaultdict(list)
    for line in year_locks.can_change(reader, partnership=review.partnership, lines=found):
        if line.under and line.pk not in by_another:
            under[line.under].append(line)
    shares = shares_of(reader, lines=[one for alike in under.values() for one in alike])
    written = {line: {one.seat.key for one in theirs if one.seat} for line, theirs in shares.items()}
    late = [one for one in found if one.pk in by_another]
    for version, alike in under.items():
        days = {one.cost_on for one in alike}
        on = cost_sharers.sharers_on(reader, version=version, partnership=review.partnership, days=days)
        late += [one for one in alike if _differs(on[one.cost_on], written.get(one.pk, set()))]
    return sorted(late, key=lambda one: one.number)


def hold(reader: Reader, *, review: int) -> Review:
    """Let whoever else changes what a review (its id) costs wait, and whoever locks a year; return it as it then is.

    Raises Http404 when it went out of the reader's sight meanwhile. The partnership is held before the review, as by
    whoever ends an appointment there: who held them the other way round would wait for each other.
    """
    visible = Review.objects.visible_to(reader).filter(pk=review).order_by()
    make_others_wait(*visible.values_list("partnership", flat=True))
    return courses.hold(reader, review=review)


def hold_of(reader: Reader, found: QuerySet[Any], *, key: str) -> None:
    """Let the same wait for the review that a record with this key is of, before the record itself is held."""
    for one in found.order_by().filter(key=key).values_list("review", flat=True):
        hold(reader, review=one)


def next_number(reader: Reader, *, review: Review) -> int:
    """Return the number that the next cost of a review has; one that was removed leaves its number empty."""
    visible = _with_money(reader).filter(pk=review.pk)
    last = CostLine.history.filter(review__in=visible).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def versions_offered(reader: Reader, *, partnership: Partnership) -> list[AgreementVersion]:
    """Return each version that was agreed by a partnership or its group, the newest of each agreement first."""
    held = cost_agreements.holding_for(reader, partnership=partnership).order_by().values("pk")
    found = cost_agreements.versions_open_to(reader).filter(agreement__in=held, state=AGREED)
    return list(found.order_by("agreement__title", "-number"))


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed cost with this key, of a review whose money the reader sees."""
    gone = CostLine.history.filter(key=key, history_type="-", review__in=_with_money(reader))
    return gone.select_related("review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of a review's costs, removed ones too, each one's oldest first."""
    found = CostLine.history.filter(review__in=_with_money(reader).filter(pk=review.pk))
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))


def _differs(found: tuple[Sharer, ...] | CannotShare, written: set[str]) -> bool:
    """Return whether others would share a cost now; where that can't be said any more, it stays as it is."""
    if isinstance(found, CannotShare):
        return not (isinstance(found, HoldsNoMore) and written)
    return {one.key for one in found} != written


def _with_money(reader: Reader) -> QuerySet[Review]:
    return Review.objects.filter(open_through(reader, Part.MONEY, at="")).order_by()

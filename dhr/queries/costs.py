"""What a review costs, and who pays what of it, for those to whom its money is open."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from csp.kernel.cost_shares import CannotShare, Sharer
from csp.models import Partnership, Reader
from dhr.models import AgreementVersion, CostLine, CostShare, Part, Review
from dhr.models.part_of_review import open_through
from dhr.queries import cost_agreements, cost_sharers, year_locks

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


def out_of_date(reader: Reader, *, review: Review, lines: Iterable[CostLine]) -> list[CostLine]:
    """Return those of all costs of a review that other partners would share now: a seat began or ended since.

    Those that change no more are not among them. It asks for the seats of each version once.
    """
    under: dict[AgreementVersion, list[CostLine]] = defaultdict(list)
    for line in year_locks.can_change(reader, partnership=review.partnership, lines=lines):
        if line.under:
            under[line.under].append(line)
    shares = shares_of(reader, lines=[one for found in under.values() for one in found])
    written = {line: [one.seat.key for one in found if one.seat] for line, found in shares.items()}
    late = []
    for version, found in under.items():
        days = {one.cost_on for one in found}
        on = cost_sharers.sharers_on(reader, version=version, partnership=review.partnership, days=days)
        late += [one for one in found if _keys(on[one.cost_on]) != written.get(one.pk, [])]
    return sorted(late, key=lambda one: one.number)


def next_number(reader: Reader, *, review: Review) -> int:
    """Return the number that the next cost of a review has; one that was removed leaves its number empty."""
    visible = _with_money(reader).filter(pk=review.pk)
    last = CostLine.history.filter(review__in=visible).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def version_of_day(
    reader: Reader, *, partnership: Partnership, cost_type: str, day: date
) -> AgreementVersion | None:
    """Return the version by which a cost of a partnership's review is shared, for its type and its day.

    What the partnership agreed for itself goes before what its group agreed.
    """
    held = cost_agreements.holding_for(reader, partnership=partnership).order_by().values("pk")
    goes_on = Q(agreement__ends_on=None) | Q(agreement__ends_on__gte=day)
    begun = cost_agreements.versions_open_to(reader).filter(
        goes_on, agreement__in=held, state=AGREED, starts_on__lte=day
    )
    in_force: dict[int, AgreementVersion] = {}
    for version in begun.order_by("agreement", "-starts_on", "-number"):
        in_force.setdefault(version.agreement_id, version)
    rules = cost_agreements.rules_open_to(reader).filter(
        cost_type=cost_type, of_version__in=[one.pk for one in in_force.values()]
    )
    saying = set(rules.values_list("of_version", flat=True))
    found = [one for one in in_force.values() if one.pk in saying]
    return min(found, key=lambda one: one.partnership_id != partnership.pk, default=None)


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


def _keys(found: tuple[Sharer, ...] | CannotShare) -> list[str]:
    return [] if isinstance(found, CannotShare) else [one.key for one in found]


def _with_money(reader: Reader) -> QuerySet[Review]:
    return Review.objects.filter(open_through(reader, Part.MONEY, at="")).order_by()

"""By which version of an agreement a cost is shared: the one that holds on its day, as far as is known now."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date

from csp.models import Partnership, Reader
from dhr.models import AgreementVersion, CostLine, Review
from dhr.queries import cost_agreements, year_locks

AGREED = AgreementVersion.State.AGREED
Asked = tuple[str, date]  # a type of cost and a day


def version_of_day(
    reader: Reader, *, partnership: Partnership, cost_type: str, day: date
) -> AgreementVersion | None:
    """Return the version by which a cost of a partnership's review is shared, for its type and its day.

    What the partnership agreed for itself goes before what its group agreed.
    """
    return versions_of_days(reader, partnership=partnership, asked=[(cost_type, day)])[cost_type, day]


def versions_of_days(
    reader: Reader, *, partnership: Partnership, asked: Iterable[Asked]
) -> Mapping[Asked, AgreementVersion | None]:
    """Return the same for each of some types and days; it asks for the versions once."""
    held = cost_agreements.holding_for(reader, partnership=partnership).order_by().values("pk")
    agreed = cost_agreements.versions_open_to(reader).filter(agreement__in=held, state=AGREED)
    versions = list(agreed.order_by("agreement", "-starts_on", "-number"))
    rules = cost_agreements.rules_open_to(reader).filter(of_version__in=[one.pk for one in versions])
    says = set(rules.order_by().values_list("of_version", "cost_type"))
    found: dict[Asked, AgreementVersion | None] = {}
    for kind, day in asked:
        in_force: dict[int, AgreementVersion] = {}
        for one in versions:
            if one.starts_on <= day and (one.agreement.ends_on is None or one.agreement.ends_on >= day):
                in_force.setdefault(one.agreement_id, one)
        saying = [one for one in in_force.values() if (one.pk, kind) in says]
        found[kind, day] = min(saying, key=lambda one: one.partnership_id != partnership.pk, default=None)
    return found


def versions_now(reader: Reader, *, review: Review, lines: Iterable[CostLine]) -> dict[int, AgreementVersion]:
    """Return, of all costs of a review, those that another version would share now, by the id: it was agreed since.

    Where somebody chose how a cost is shared it stays so, and where it changes no more, or would come before one that
    does not. No version is no other version: what was agreed then still holds for it.
    """
    costs = list(lines)
    can = year_locks.can_change(reader, partnership=review.partnership, lines=costs)
    by_day = [one for one in can if one.under_id and not one.chosen_why]
    if not by_day:
        return {}
    asked = {(one.cost_type, one.cost_on) for one in by_day}
    on = versions_of_days(reader, partnership=review.partnership, asked=asked)
    found = {}
    for one in by_day:
        version = on[one.cost_type, one.cost_on]
        if version and version.pk != one.under_id:
            found[one.pk] = version
    then = [_under(one, found[one.pk]) if one.pk in found else one for one in costs]
    stands = year_locks.standing(reader, partnership=review.partnership, lines=then)
    return {line: version for line, version in found.items() if line not in stands}


def _under(line: CostLine, version: AgreementVersion) -> CostLine:
    moved = copy(line)
    moved.under = version
    return moved

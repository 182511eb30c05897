"""What has been kept for as long as its partnership says: for the clock, which reads for nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from csp.kernel.kept_since import kept_since
from csp.models import Appointment, Invitation, Message, Partnership, Person, RetentionPolicy, RetentionRun
from csp.queries.leavers import leavers

LOOK_FIRST = timedelta(days=7)  # between the clock's first look at a partnership and its first removal there


@dataclass(frozen=True)
class Periods:
    """The policies that partnerships have of their own; all others, and what is of none, have a new row's.

    Nothing is over in the partnerships (ids) in ``spared``.
    """

    own: tuple[RetentionPolicy, ...] = ()
    spared: tuple[int, ...] = ()

    def but_for(self, policy: RetentionPolicy) -> "Periods":
        """Return the same with one partnership's as this policy has them."""
        others = (one for one in self.own if one.partnership_id != policy.partnership_id)
        return Periods((*others, policy), self.spared)

    def by_months(self, name: str) -> dict[int, list[int]]:
        """Return the partnerships (ids) with periods of their own, by the months of one of the periods."""
        found: dict[int, list[int]] = {}
        for policy in self.own:
            found.setdefault(getattr(policy, name), []).append(policy.partnership_id)
        return found


def periods() -> Periods:
    """Return the periods of all partnerships."""
    return Periods(tuple(RetentionPolicy.objects.order_by("pk")))


def periods_in_force(*, day: date) -> Periods:
    """Return the same, with the partnerships spared that have not had a week to look at periods they never saved."""
    met = Partnership.objects.filter(retention_policy=None).alias(met_at=Min("retention_runs__ran_at"))
    late = met.filter(Q(met_at=None) | Q(met_at__gte=_begin(day - LOOK_FIRST + timedelta(days=1))))
    return Periods(periods().own, tuple(late.order_by("pk").values_list("pk", flat=True)))


def meet(*, now: datetime) -> None:
    """Begin the week of each partnership that never saved periods, and at which the clock has never looked."""
    found = Partnership.objects.filter(retention_policy=None, retention_runs=None).order_by("pk")
    RetentionRun.objects.bulk_create([RetentionRun(partnership=one, ran_at=now) for one in found])


def messages(periods: Periods, *, day: date) -> QuerySet[Message]:
    """Return the messages that ended longer ago than they are kept; one that waits or is in hand has not ended."""
    ended = Message.objects.exclude(state=Message.State.WAITING).alias(
        over_at=Coalesce("ended_at", "claimed_at")
    )
    return ended.filter(_over(periods, "message_months", day)).order_by("pk")


def invitations(periods: Periods, *, day: date) -> QuerySet[Invitation]:
    """Return the invitations that were taken up, withdrawn or ran out longer ago than they are kept."""
    ended = Invitation.objects.alias(over_at=Coalesce("accepted_at", "revoked_at", "expires_at"))
    return ended.filter(_over(periods, "invitation_months", day)).order_by("pk")


def people(periods: Periods, *, day: date, now: datetime) -> QuerySet[Person]:
    """Return who left longer ago than every partnership in which they were ever appointed keeps how to reach them."""
    by_months, default = periods.by_months("leaver_months"), RetentionPolicy().leaver_months
    own = [policy.partnership_id for policy in periods.own]
    found = leavers(before=kept_since(day, months=min([default, *by_months])), now=now)
    found = found.filter(pk__in=_ever(Q()))
    if periods.spared:
        found = found.exclude(pk__in=ever_appointed(periods.spared))
    for months, ids in by_months.items():
        found = found.filter(~Q(pk__in=ever_appointed(ids)) | _left(day, months, now))
    return found.filter(~Q(pk__in=_ever(~Q(partnership_id__in=own))) | _left(day, default, now))


def ever_appointed(partnerships: Iterable[int]) -> QuerySet[Any]:
    """Return the ids of the people who were ever appointed in any of these partnerships."""
    return _ever(Q(partnership_id__in=list(partnerships)))


def partnerships_of(person: Person) -> list[Partnership]:
    """Return the partnerships in which somebody was ever appointed, the one of the last appointment first."""
    ever = (
        Appointment.history.filter(person_id=person.pk)
        .values("partnership_id")
        .annotate(last=Max("history_id"))
    )
    order = {row["partnership_id"]: row["last"] for row in ever}
    return sorted(Partnership.objects.filter(pk__in=order), key=lambda one: -order[one.pk])


def numbers_by_partnership(people: QuerySet[Person]) -> Mapping[int | None, int]:
    """Return how many of these people were ever appointed in each partnership."""
    ever = Appointment.history.filter(person_id__in=people.order_by().values("pk")).order_by()
    counted = ever.values("partnership_id").annotate(number=Count("person_id", distinct=True))
    return {row["partnership_id"]: row["number"] for row in counted}


def take(over: QuerySet[Any], *, most: int) -> list[tuple[int | None, int | None]]:
    """Delete the first of what is over, and return the partnership and the circle of each.

    They are locked before: what somebody uses meanwhile, such as an invitation that is sent again, is not over.
    """
    rows = list(over.select_for_update()[:most])
    over.filter(pk__in=[row.pk for row in rows]).delete()
    return [(row.partnership_id, row.circle_id) for row in rows]


def run_of(partnership: int, *, day: date, now: datetime) -> RetentionRun:
    """Return the report of a partnership's day, locked until the transaction ends; a new one, if it has none."""
    begin = _begin(day)
    today = RetentionRun.objects.filter(partnership_id=partnership, ran_at__gte=begin)
    return today.select_for_update().first() or RetentionRun(partnership_id=partnership, ran_at=now)


def _over(periods: Periods, name: str, day: date) -> Q:
    """Return the condition that something ended, at ``over_at``, longer ago than its partnership keeps it."""
    own = [policy.partnership_id for policy in periods.own]
    default = getattr(RetentionPolicy(), name)
    over = ~Q(partnership__in=own) & Q(over_at__lt=_begin(kept_since(day, months=default)))
    for months, ids in periods.by_months(name).items():
        over |= Q(partnership__in=ids, over_at__lt=_begin(kept_since(day, months=months)))
    return over & ~Q(partnership__in=periods.spared) if periods.spared else over


def _left(day: date, months: int, now: datetime) -> Q:
    return Q(pk__in=leavers(before=kept_since(day, months=months), now=now).order_by().values("pk"))


def _ever(condition: Q) -> QuerySet[Any]:
    return Appointment.history.filter(condition).order_by().values("person_id")


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

"""Keep nothing for longer than a partnership says: change its periods, and remove by the clock what is over."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from csp import audit
from csp.audit.nobody import Nobody
from csp.models import Partnership, Person, Reader, RetentionPolicy
from csp.policies.retention import may_set_retention
from csp.queries import retention_over
from csp.queries.retention import retention_policy_of
from csp.services.leavers import forget

AT_ONCE = 500  # rows of a kind in one run: the next one, a minute later, goes on
PEOPLE_AT_ONCE = 20  # each of whom is looked for in the words of every message
DONE = "retention-done"  # in the cache: the day on which nothing is left to remove
REMEMBERED_FOR = 2 * 24 * 60 * 60  # seconds


@transaction.atomic
def set_retention(
    *,
    partnership: Partnership,
    version: int,
    message_months: int,
    invitation_months: int,
    leaver_months: int,
    by: Reader,
    now: datetime,
) -> RetentionPolicy:
    """Say how long things are kept; what is over goes the next night.

    Raises NewerVersion when somebody saved the periods after ``version``; 1 is what every partnership begins with.
    """
    may_set_retention(by, partnership).require()
    policy = retention_policy_of(by, partnership=partnership, to_change=True)
    if policy.version != version:
        raise audit.NewerVersion(policy)
    answers = {
        "message_months": message_months,
        "invitation_months": invitation_months,
        "leaver_months": leaver_months,
    }
    if all(getattr(policy, name) == answer for name, answer in answers.items()):
        return policy
    for name, answer in answers.items():
        setattr(policy, name, answer)
    if policy._state.adding:  # its first save is a change, too
        policy.version += 1
    audit.save(policy, by=by, why=audit.Verb.RETENTION_POLICY_CHANGED, now=now)
    return policy


def apply_due(*, now: datetime, at_once: int = AT_ONCE) -> None:
    """Remove what has been kept for long enough, in the first runs of a day, until nothing is left.

    Each run removes a bounded number of rows, in short transactions that also write the report. One that breaks off
    has removed what it reported, and the next goes on. A partnership that never saved periods of its own has a week,
    from the first time the clock looks at it, before anything is removed there.
    """
    day = timezone.localdate(now)
    if cache.get(DONE) == str(day):
        return
    retention_over.meet(now=now)
    periods = retention_over.periods_in_force(day=day)
    is_more = [
        _remove(retention_over.messages(periods, day=day), "messages", most=at_once, now=now),
        _remove(retention_over.invitations(periods, day=day), "invitations", most=at_once, now=now),
        _forget_leavers(retention_over.people(periods, day=day, now=now), now=now),
    ]
    if not any(is_more):
        cache.set(DONE, str(day), REMEMBERED_FOR)


@transaction.atomic
def _remove(over: QuerySet[Any], kind: str, *, most: int, now: datetime) -> bool:
    """Remove some of what is over, and report it; return whether there may be more.

    What belongs to a restricted matter goes like all else, and is in no report.
    """
    gone = retention_over.take(over, most=most)
    for partnership, number in Counter(pk for pk, circle in gone if pk and circle is None).items():
        _report(partnership, kind, number, now=now)
    return len(gone) == most


def _forget_leavers(people: QuerySet[Person], *, now: datetime) -> bool:
    found = list(people[:PEOPLE_AT_ONCE])
    for person in found:
        _forget_one(person, now=now)
    return len(found) == PEOPLE_AT_ONCE


@transaction.atomic
def _forget_one(person: Person, *, now: datetime) -> None:
    """Remove somebody's contact details, and report it wherever they were appointed."""
    partnerships = retention_over.partnerships_of(person)
    if forget(person=person, partnership=partnerships[0], by=Nobody(), now=now):
        for partnership in partnerships:
            _report(partnership.pk, "people", 1, now=now)


def _report(partnership: int, kind: str, number: int, *, now: datetime) -> None:
    """Add to the partnership's report of the day; the first removal of a day is an event on its trail."""
    run = retention_over.run_of(partnership, day=timezone.localdate(now), now=now)
    is_first = not (run.messages or run.invitations or run.people)
    setattr(run, kind, getattr(run, kind) + number)
    run.save()
    if is_first:
        audit.record(audit.Verb.RETENTION_APPLIED, subject=run, by=Nobody(), now=now)

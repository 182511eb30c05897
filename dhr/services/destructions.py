"""Have a review destroyed: asked for by one person, and done when another approves it."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import transaction

from csp import audit, files
from csp.models import Reader
from csp.services.kept_typing import forget_typed_about
from dhr.models import Destruction, Review
from dhr.models.verb import Verb
from dhr.policies.keeping import may_answer, may_approve, may_ask
from dhr.queries import keeping, plans
from dhr.queries.destroying import Whole, whole
from dhr.services.outlasting import keep_draws


@dataclass(frozen=True)
class Destroyed:
    """What was destroyed, and how many files could not be removed from the storage."""

    destruction: Destruction
    files_left: int


@transaction.atomic
def ask_to_destroy(*, review: Review, why: str, by: Reader, now: datetime) -> Destruction:
    """Ask for a review to be destroyed, with the reason that a second person reads.

    Asked twice by one person it is asked once. Raises PermissionDenied before its time is over, while something in
    law or the public page needs it, and when somebody else has asked.
    """
    held = plans.hold(by, review=review)
    there = keeping.asked(by, review=held)
    if there and there.asked_by_id == by.person_id:
        return there
    may_ask(by, held, kept=keeping.kept(by, review=held), asked=there).require()
    asked = Destruction(
        partnership=held.partnership, review=held, asked_by=by.person, asked_on=by.today, why=why
    )
    audit.save(asked, by=by, why=Verb.DESTRUCTION_ASKED, now=now)
    return asked


@transaction.atomic
def withdraw_destruction(*, review: Review, by: Reader, now: datetime) -> None:
    """Let a review stay after all; that somebody asked, and who withdrew it, stays on its trail.

    Raises PermissionDenied, also when nobody has asked any more.
    """
    held = plans.hold(by, review=review)
    asked = keeping.asked(by, review=held)
    may_answer(by, held, asked=asked).require()
    if asked:
        audit.remove(asked, by=by, why=Verb.DESTRUCTION_WITHDRAWN, now=now)


def destroy_review(*, review: Review, asked: str, by: Reader, now: datetime) -> Destroyed:
    """Destroy a review, as somebody else asked for (the key), and whoever calls this approves.

    Its rows and all their earlier versions go at once, or none of them; then its files. What stays is that two
    people had it destroyed, when, and how much it was. Raises PermissionDenied when anything that had to hold when
    it was asked for does not hold any more.
    """
    with transaction.atomic(durable=True):
        done, places = _destroy_rows(review, asked, by=by, now=now)
    return Destroyed(done, len(files.destroy(places)))


def _destroy_rows(review: Review, key: str, *, by: Reader, now: datetime) -> tuple[Destruction, list[str]]:
    held = plans.hold(by, review=review)
    asked = _approvable(held, key, by)
    everything = whole(by, review=held)
    places, keys, names = everything.places, frozenset(everything.keys()), everything.names()
    audit.record(Verb.REVIEW_DESTROYED, subject=asked, by=by, now=now)
    asked.rows, asked.files = _count(everything), len(places)
    asked.review, asked.why, asked.approved_by, asked.destroyed_at = None, "", by.person, now
    asked.version += 1
    asked.save()
    keep_draws(review=held)
    forget_typed_about(keys=keys, names=names, now=now)
    _remove(everything)
    return asked, places


def _approvable(review: Review, key: str, by: Reader) -> Destruction:
    """Return what was asked, if it is still what the approver read and they may approve it."""
    found = keeping.asked(by, review=review)
    asked = found if found and found.key == key else None
    may_approve(by, review, kept=keeping.kept(by, review=review), asked=asked).require()
    return cast(Destruction, asked)  # without one the policy has refused


def _count(everything: Whole) -> int:
    return sum(table.number for table in everything.tables)


def _remove(everything: Whole) -> None:
    """Remove the rows, what nothing points at first, then their earlier versions: removing a row writes one more."""
    for rows, column in everything.rings:
        rows.update(**{column: None})
    for table in reversed(everything.tables):
        table.rows.delete()
    for table in everything.tables:
        if table.versions is not None:
            table.versions.delete()

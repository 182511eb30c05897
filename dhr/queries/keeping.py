"""How long a review is kept, for what in law, and whether it is to be destroyed."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from csp.kernel.review_clocks import MONTHS_A_YEAR, add_months
from csp.models import AnyReader, Partnership, Reader
from dhr.models import Capacity, Destruction, LegalHold, Part, Publication, Review, ReviewRules
from dhr.models.kept import Kept
from dhr.models.part_of_review import open_through
from dhr.queries import reviews
from dhr.queries.capacities import reviews_as
from dhr.queries.rules import rules_of


def holds_open_to(reader: AnyReader) -> QuerySet[LegalHold]:
    """Return what the reader’s reviews are kept for in law: what holds first, the latest before."""
    found = LegalHold.objects.visible_to(reader).select_related("review__partnership")
    return found.order_by(F("ended_on").desc(nulls_first=True), "-since", "pk")


def holds_of(reader: AnyReader, *, review: Review) -> QuerySet[LegalHold]:
    """Return what one review is or was kept for in law."""
    return holds_open_to(reader).filter(review=review)


def asked(reader: AnyReader, *, review: Review) -> Destruction | None:
    """Return that a review is to be destroyed, if somebody asked for it."""
    found = Destruction.objects.visible_to(reader).filter(review=review)
    return found.select_related("asked_by", "review__partnership").first()


def asked_open_to(reader: AnyReader) -> QuerySet[Destruction]:
    """Return which of the reader’s reviews are to be destroyed."""
    return Destruction.objects.visible_to(reader).filter(review__isnull=False).select_related("review")


def destroyed(reader: AnyReader, *, partnership: Partnership | None = None) -> QuerySet[Destruction]:
    """Return the reviews that the reader had destroyed, as one of two people; the last one first."""
    done = Destruction.objects.visible_to(reader).filter(review=None)
    done = done.in_partnership(partnership) if partnership else done
    return done.select_related("partnership", "asked_by", "approved_by").order_by("-destroyed_at", "pk")


def destructions_by(reader: Reader) -> QuerySet[Destruction]:
    """Return the reviews that the reader asked to destroy, or had destroyed, the last one first."""
    mine = Q(asked_by=reader.person_id) | Q(approved_by=reader.person_id)
    found = Destruction.objects.visible_to(reader).filter(mine)
    return found.select_related("partnership", "review").order_by("-asked_on", "key")


def kept(reader: Reader, *, review: Review) -> Kept:
    """Return until when a review is kept, and what needs it today."""
    rules = rules_of(reader, partnership=review.partnership)
    published = Publication.objects.visible_to(reader).filter(review=review)
    shown = Publication.objects.shown(partnership=review.partnership, today=reader.today)
    return Kept(
        today=reader.today,
        kept_until=kept_until(review, rules=rules),
        is_held=holds_of(reader, review=review).filter(ended_on=None).exists(),
        is_shown=published.filter(pk__in=shown.order_by().values("pk")).exists(),
    )


def kept_until(review: Review, *, rules: ReviewRules) -> date | None:
    """Return the last day on which a closed review is kept."""
    if review.closed_on is None:
        return None
    return add_months(review.closed_on, rules.keeps_reviews_years * MONTHS_A_YEAR)


def over_for(
    reader: Reader, *, partnership: Partnership, wanted: Collection[Capacity]
) -> list[tuple[Review, date]]:
    """Return the reviews whose time is over and that nobody asked about, which the reader is on as one of these.

    Those that something in law needs are not among them: each comes with its last day.
    """
    mine = reviews.of_partnership(reader, partnership=partnership).filter(closed_on__isnull=False)
    mine = mine.filter(pk__in=reviews_as(reader, wanted), destruction=None)
    held = LegalHold.objects.visible_to(reader).filter(ended_on=None).order_by().values("review")
    found = list(mine.exclude(pk__in=held))
    rules = rules_of(reader, partnership=partnership) if found else ReviewRules(partnership=partnership)
    days = ((one, kept_until(one, rules=rules)) for one in found)
    return [(one, day) for one, day in days if day and day < reader.today]


def to_approve(
    reader: Reader, *, partnership: Partnership, wanted: Collection[Capacity]
) -> QuerySet[Destruction]:
    """Return what somebody else asked to destroy, of reviews that the reader is on as one of these."""
    found = asked_open_to(reader).filter(review__partnership=partnership).exclude(asked_by=reader.person_id)
    return found.filter(review__in=reviews_as(reader, wanted)).order_by("asked_on", "pk")


def hold_versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of what a review is kept for in law, each one's oldest first."""
    panels = Review.objects.filter(open_through(reader, Part.PANEL, at="")).order_by()
    found = LegalHold.history.filter(review__in=panels.filter(pk=review.pk))
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))

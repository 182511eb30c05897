"""Who is on a review, as its first page shows it."""

from collections import Counter
from collections.abc import Collection

from django.urls import reverse

from csp.models import Reader
from dhr.models import Capacity, Part, Review
from dhr.models.capacity import RUNNING
from dhr.presenters.overview import Card
from dhr.queries import members

NAMED = (*RUNNING, Capacity.CHAIR)


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card:
    """Return who runs the review and chairs it, and to its panel how many others are on it; to others whom to ask."""
    people = reverse("dhr:member-list", args=[review.partnership.slug, review.key])
    if Part.PANEL not in parts:
        running = members.who_runs(reader, review=review)
        asked = [(Capacity(one.capacity).label, one.person.name) for one in running]
        return Card("Whom to ask", facts=asked, links=[("Your place on this review", people)], is_aside=True)
    there = list(members.standing(reader, review=review))
    named = [(one, _small(one.has_signed)) for one in there if one.capacity in NAMED]
    named.sort(key=lambda one: NAMED.index(Capacity(one[0].capacity)))
    facts = [(Capacity(one.capacity).label, one.person.name, small) for one, small in named]
    others = Counter(one.has_signed for one in there if one.capacity not in NAMED)
    facts.append(("Others", str(others[True]), f"{others[False]} asked, not signed" if others[False] else ""))
    return Card("People", facts=facts, links=[("Everybody on it", people)], is_aside=True)


def _small(has_signed: bool) -> str:
    return "" if has_signed else "Has not signed yet"

"""What reviews recommend: to whom, what they answered, and the actions that carry it out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from csp.models import AnyReader, Partnership, Reader
from dhr.models import Addressee, AgencyReport, Part, Recommendation, RecommendationAction, Review
from dhr.models.capacity import RUNNING
from dhr.models.part_of_review import open_through
from dhr.queries.capacities import reviews_as
from plans.models import Action, Plan


@dataclass(frozen=True)
class Followed:
    """A recommendation with whom it is made to, and the actions that carry it out as far as the reader sees them."""

    recommendation: Recommendation
    addressees: list[Addressee]
    actions: list[Action]


def open_to(reader: AnyReader) -> QuerySet[Recommendation]:
    """Return the recommendations that the reader may see: by review, the overview report's first."""
    found = Recommendation.objects.visible_to(reader).select_related("review__partnership")
    return found.order_by("review__notified_on", "review_id", "agency_order", "number_order", "key")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[Recommendation]:
    """Return those of one review."""
    return open_to(reader).filter(review=review)


def addressees_open_to(reader: AnyReader) -> QuerySet[Addressee]:
    """Return whom recommendations that the reader may see are made to, with all that their pages name."""
    found = Addressee.objects.visible_to(reader).order_by("recommendation_id", "pk")
    return found.select_related("recommendation__review__partnership", "seat__authority")


def links_open_to(reader: AnyReader) -> QuerySet[RecommendationAction]:
    """Return which actions carry out the recommendations that the reader may see."""
    found = RecommendationAction.objects.visible_to(reader).order_by("pk")
    return found.select_related("recommendation__review__partnership", "action__plan__partnership")


def followed(reader: Reader, *, reviews: Iterable[Review]) -> list[Followed]:
    """Return what these reviews recommend with all that came of it, as far as the reader sees it: three questions."""
    return followed_among(reader, open_to(reader).filter(review__in=[one.pk for one in reviews]))


def followed_among(reader: Reader, found: QuerySet[Recommendation]) -> list[Followed]:
    """Return recommendations that the reader may see with all that came of them, in their order."""
    ids = found.order_by().values("pk")
    to, done = defaultdict(list), defaultdict(list)
    for one in addressees_open_to(reader).filter(recommendation__in=ids):
        to[one.recommendation_id].append(one)
    for link in _links(reader).filter(recommendation__in=ids):
        done[link.recommendation_id].append(link.action)
    return [Followed(one, to[one.pk], done[one.pk]) for one in found]


def links_of(reader: Reader, *, recommendation: Recommendation) -> QuerySet[RecommendationAction]:
    """Return which actions that the reader may see carry a recommendation out, each with its plan and status."""
    return _links(reader).filter(recommendation=recommendation)


def could_carry_out(reader: Reader, *, recommendation: Recommendation, plan: Plan) -> QuerySet[Action]:
    """Return the actions of the review's plan that are not linked with the recommendation yet."""
    linked = links_open_to(reader).filter(recommendation=recommendation).order_by()
    mine = Action.objects.visible_to(reader).filter(plan=plan).exclude(pk__in=linked.values("action"))
    return mine.select_related("plan").order_by("reference_order", "title_order", "key")


def carried_out_by(reader: AnyReader, *, action: int) -> QuerySet[Recommendation]:
    """Return the recommendations that an action (its id) carries out."""
    linked = links_open_to(reader).filter(action=action).order_by()
    return open_to(reader).filter(pk__in=linked.values("recommendation"))


def agencies_of(reader: Reader, *, review: Review) -> list[str]:
    """Return the agencies that report to the review, or whose recommendations are written down, by name."""
    reporting = AgencyReport.objects.visible_to(reader).filter(review=review)
    recommending = Recommendation.objects.visible_to(reader).filter(review=review).exclude(agency="")
    names = {
        *reporting.order_by().values_list("agency", flat=True),
        *recommending.order_by().values_list("agency", flat=True),
    }
    return sorted(names, key=str.casefold)


def number_is_taken(
    reader: Reader, *, review: Review, agency_order: str, number_order: str, but: int | None
) -> bool:
    """Return whether another recommendation (than the one with this id) of that agency has that number."""
    found = Recommendation.objects.visible_to(reader).filter(
        review=review, agency_order=agency_order, number_order=number_order
    )
    return (found.exclude(pk=but) if but else found).exists()


def awaited(reader: Reader, *, partnership: Partnership) -> QuerySet[Addressee]:
    """Return those who have not answered by their day, on open reviews of a partnership that the reader runs."""
    found = addressees_open_to(reader).filter(answer="", answer_due_on__lt=reader.today)
    running = found.filter(
        recommendation__review__partnership=partnership,
        recommendation__review__closed_on=None,
        recommendation__review__in=reviews_as(reader, RUNNING),
    )
    return running.order_by("answer_due_on", "key")


def removed(reader: Reader, *, key: str) -> Any | None:
    """Return the last version of a removed recommendation, or of whom one was made to, with this key."""
    gone = Recommendation.history.filter(key=key, history_type="-", review__in=_reviews(reader))
    found = gone.select_related("review__partnership", "history_user").first()
    if found:
        return found
    mine = Recommendation.objects.visible_to(reader).order_by().values("pk")
    ended = Addressee.history.filter(key=key, history_type="-", recommendation_id__in=mine)
    return ended.select_related("recommendation__review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> dict[type[Any], list[Any]]:
    """Return every saved version of a review's recommendations and of whom they are made to, removed ones too."""
    written = Recommendation.history.filter(review__in=_reviews(reader).filter(pk=review.pk))
    made_to = Addressee.history.filter(recommendation_id__in=written.order_by().values("id"))
    return {
        Recommendation: _by_record(written),
        Addressee: _by_record(made_to.select_related("seat__authority")),
    }


def _links(reader: Reader) -> QuerySet[RecommendationAction]:
    seen = Action.objects.visible_to(reader).order_by().values("pk")
    found = links_open_to(reader).filter(action__in=seen)
    return found.select_related("action__status", "action__lead_seat__authority")


def _by_record(found: QuerySet[Any]) -> list[Any]:
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))


def _reviews(reader: Reader) -> QuerySet[Review]:
    """Return the reviews whose action plan is open to the reader."""
    return Review.objects.filter(open_through(reader, Part.PLAN, at="")).order_by()

"""Which actions of a review's plan everybody may read, in which words, and from when."""

from typing import Any

from django.db.models import QuerySet

from csp.models import AnyReader, Reader
from csp.queries.seat_names import names_today
from dhr.models import (
    Part,
    Publication,
    PublishedAction,
    Recommendation,
    Review,
)
from dhr.models.part_of_review import open_through
from dhr.queries import reviews
from dhr.queries.publications import names_on
from plans.models import Action
from plans.queries import actions
from plans.queries.publications import names_of_people


def open_to(reader: AnyReader) -> QuerySet[PublishedAction]:
    """Return what was opened of the plans of the reader's reviews, in the order of the plan."""
    found = PublishedAction.objects.visible_to(reader).select_related("review__partnership", "action")
    return found.order_by("action__reference_order", "action__key")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[PublishedAction]:
    """Return those of one review."""
    return open_to(reader).filter(review=review)


def shown_with(reader: AnyReader, *, publication: Publication) -> QuerySet[PublishedAction]:
    """Return what everybody may read today of the plan of a published review: nothing once it is not shown."""
    partnership = publication.review.partnership
    shown = Publication.objects.shown(partnership=partnership, today=reader.today)
    found = PublishedAction.objects.filter(review__in=shown.filter(pk=publication.pk).values("review"))
    return found.order_by("action__reference_order", "action__key")


def publication_of(reader: AnyReader, *, review: Review) -> Publication | None:
    """Return what is, was or will be published of a review, for whoever is of its panel."""
    return Publication.objects.visible_to(reader).filter(review=review).first()


def actions_of(reader: Reader, *, review: Review) -> QuerySet[Action]:
    """Return the actions of the review's own plan, if that is open to the reader."""
    return actions.open_to(reader).filter(plan=review.plan_id or 0)


def review_of(reader: Reader, *, action: Action) -> Review | None:
    """Return the review to whose plan an action belongs, if the reader is on it."""
    return reviews.open_to(reader).filter(plan=action.plan_id).first()


def recommendations_behind(reader: Reader, *, action: Action) -> list[str]:
    """Return what the recommendations say that an action carries out."""
    found = Recommendation.objects.visible_to(reader).filter(recommendationactions__action=action)
    return list(found.values_list("text", flat=True))


def names_of_bodies(reader: Reader, *, review: Review) -> list[str]:
    """Return what the authorities at the table are called: names that everybody may read."""
    return [name for _, name in names_today(reader, partnership=review.partnership_id).values()]


def names_of_people_near(reader: Reader, *, review: Review) -> list[str]:
    """Return the names that everybody in the partnership and on the review has or had: nobody is named in public."""
    here = names_of_people(reader, partnership=review.partnership)
    return list(dict.fromkeys([*here, *names_on(reader, review=review)]))


def versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of what was opened, what was taken back too, each one's oldest first."""
    plans = Review.objects.filter(open_through(reader, Part.PLAN, at=""), pk=review.pk).order_by()
    found = PublishedAction.history.filter(review__in=plans)
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))


def taken_back(reader: Reader, *, key: str) -> Any:
    """Return the last version of what was taken back under this key, of a plan that is open to the reader."""
    plans = Review.objects.filter(open_through(reader, Part.PLAN, at="")).order_by()
    gone = PublishedAction.history.filter(key=key, history_type="-", review__in=plans)
    return gone.select_related("review__partnership", "history_user").first()

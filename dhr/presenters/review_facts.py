"""What is known of a review: for each member what they are on it as, and for its panel the facts."""

import calendar
from collections.abc import Collection
from typing import Any

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Part, Review
from dhr.policies.reviews import may_run
from dhr.policies.terms import may_word
from dhr.presenters.overview import Card
from dhr.presenters.part_changes import Told
from dhr.queries import agency_reports, joint_reviews, pseudonyms
from dhr.queries.members import capacities_of

MONTHS = dict(enumerate(calendar.month_name))
# What each part of a review is to somebody to whom it is open.
OPENS = (
    (Part.PANEL, "what happened, and what the panel makes of it"),
    (Part.FAMILY, "the log of contact with the family"),
    (Part.PLAN, "the action plan"),
    (Part.MONEY, "what it costs, and who pays"),
)
ONLY_THE_NAME = "that there is a review, and your own part in it"
TOLD = Told(
    fields=(
        ("code_name", "Code name"),
        ("own_reference", "Own number"),
        ("kind", "Rules"),
        ("died_month", "Month of the death"),
        ("died_year", "Year of the death"),
        ("notified_on", "Day the partnership was told"),
        ("notified_from", "Who told it"),
        ("notified_by", "Body or post"),
        ("in_writing", "Told in writing"),
        ("terms", "Terms of reference"),
        ("closed_on", "Day it was closed"),
    ),
    chosen={
        "kind": dict(Review.Kind.choices),
        "notified_from": dict(Review.Source.choices),
        "in_writing": {True: "Yes", False: "No"},
        "died_month": MONTHS,
    },
)


def facts_of(review: Review) -> list[tuple[str, str, str]]:
    """Return what is known of a review, with small print."""
    source = Review.Source(review.notified_from).label
    return [
        ("Reviewed as", Review.Kind(review.kind).label, ""),
        ("Month of the death", f"{MONTHS[review.died_month]} {review.died_year}", ""),
        ("The partnership was told", day_words.plain(review.notified_on), ""),
        (
            "Who told it",
            f"{source}: {review.notified_by}" if review.notified_by else source,
            "" if review.in_writing else "Not yet in writing: ask for it in writing",
        ),
        *([("Own number", review.own_reference, "")] if review.own_reference else []),
        *([("Closed", day_words.plain(review.closed_on), "")] if review.closed_on else []),
    ]


def own_card(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card:
    """Return what the reader is on the review as, and what that opens."""
    mine = ", ".join(one.label for one in sorted(capacities_of(reader, review=review)))
    opened = [words for part, words in OPENS if part in parts]
    if Part.PANEL not in parts:  # which reads every report
        opened += [f"the report of {one.agency}" for one in agency_reports.of_review(reader, review=review)]
    return Card(
        "Your part",
        facts=[
            *([("You are on it as", mine)] if mine else []),
            ("You may read", "; ".join([ONLY_THE_NAME, *opened])),
        ],
        is_aside=True,
    )


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what is known of the review, for its panel."""
    if Part.PANEL not in parts:
        return None
    where = [review.partnership.slug, review.key]
    links = [("Every change to these facts", reverse("dhr:review-changes", args=where))]
    if may_run(reader, review):
        links.insert(0, ("Change these facts", reverse("dhr:review-edit", args=where)))
    return Card("What is known", facts=facts_of(review), links=links)


def terms_card(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return how far its terms and names are, for its panel."""
    if Part.PANEL not in parts:
        return None
    names = [str(one) for one in pseudonyms.of_review(reader, review=review)]
    beside = [str(one) for one in joint_reviews.of_review(reader, review=review)]
    where = [review.partnership.slug, review.key]
    links = [("Terms and names", reverse("dhr:terms-detail", args=where))]
    if may_word(reader, review) and not review.terms:
        links.append(("Write the terms of reference", reverse("dhr:terms-edit", args=where)))
    return Card(
        "Terms and names",
        facts=[
            ("Terms of reference", "Written" if review.terms else "Not written yet"),
            ("What people are called", ", ".join(names) or "No names yet"),
            *([("Other reviews of this death", ", ".join(beside))] if beside else []),
        ],
        links=links,
    )


def saves_since(versions: list[Any], *, review: Review, version: int) -> list[Any]:
    """Return the saves of a review after a version of it."""
    return TOLD.since(versions, one=review, version=version)

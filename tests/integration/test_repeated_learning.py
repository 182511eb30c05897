"""Repeated learning: what more than one of somebody's reviews recommends, and of others not a word."""

from datetime import date

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from dhr.models import Capacity, Recommendation
from tests.integration import recommending
from tests.integration.reading import words
from tests.integration.reviewing import join, open_review


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


@pytest.fixture
def made():
    """A review that nobody of the demonstration is on."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """The review's coordinator."""
    return sign_in("wren")


def test_the_third_review_to_recommend_something_is_told_so(made, wren):
    reviews = [
        open_review(code_name=name, notified_on=on).review
        for name, on in (("Silver Orchard", date(2026, 10, 12)), ("Amber Quay", date(2026, 10, 19)))
    ]
    first = recommending.recommendation(
        reviews[0], theme="repairs  AS a sign", text="Tell the safeguarding lead"
    )
    recommending.recommendation(reviews[1], theme="Repairs as a sign")
    recommending.recommendation(made.review)
    recommending.recommendation(made.review, number="5", theme="Training")

    listed = words(wren.get(page("recommendation-list", made.review)))
    shown = words(wren.get(Recommendation.objects.get(number="4a", review=made.review).get_absolute_url()))
    learnt = words(wren.get(reverse("dhr:theme-list", args=["vale"])))

    assert "Third of your reviews to recommend on “Repairs as a sign”" in listed
    assert listed.count("of your reviews to recommend on") == 1
    third = "Third of your reviews to recommend on “Repairs as a sign”"
    assert f"{third}. Others of your reviews recommend:" in shown
    assert "Tell the safeguarding lead Silver Orchard, 4a" in shown
    assert "Repairs as a sign 3 of your reviews recommend on this" in learnt
    assert learnt.index("Silver Orchard") < learnt.index("Amber Quay") < learnt.index("Copper Lantern")
    assert "Training" not in learnt
    opened = AuditEvent.objects.filter(verb="review.opened", subject_id=reviews[0].pk)
    assert opened.count() == 1
    assert "of your reviews to recommend on" not in words(wren.get(first.get_absolute_url()))


def test_only_reviews_that_one_may_see_are_counted(made, sign_in):
    other = open_review(code_name="Silver Orchard", notified_on=date(2026, 10, 12))
    recommending.recommendation(other.review, text="Tell the safeguarding lead")
    one = recommending.recommendation(made.review)
    join(made, Capacity.PANEL_MEMBER)
    petra = sign_in("petra")

    listed = words(petra.get(page("recommendation-list", made.review)))
    shown = words(petra.get(one.get_absolute_url()))
    learnt = words(petra.get(reverse("dhr:theme-list", args=["vale"])))

    assert "of your reviews to recommend on" not in listed + shown
    assert "No other review of yours recommends on “Repairs as a sign”." in shown
    assert "Silver Orchard" not in listed + shown + learnt
    assert "Nothing is recommended twice" in learnt


def test_to_everybody_else_nothing_is_repeated(sign_in):
    shown = words(sign_in("june").get(reverse("dhr:theme-list", args=["vale"])))

    assert "Nothing is recommended twice" in shown


def test_the_form_offers_the_themes_of_ones_own_reviews_and_the_agencies_of_this_one(made, sign_in):
    other = open_review(code_name="Silver Orchard")
    recommending.recommendation(other.review, theme="Hidden debts", agency="Ark Ambulance")
    recommending.recommendation(made.review, agency="Marshland Housing")
    join(made, Capacity.AUTHOR)

    ours = sign_in("wren").get(page("recommendation-add", made.review)).content.decode()
    theirs = sign_in("tobin").get(page("recommendation-add", made.review)).content.decode()

    assert "Hidden debts" in ours
    assert "Hidden debts" not in theirs
    assert "Marshland Housing" in theirs
    assert "Ark Ambulance" not in ours + theirs

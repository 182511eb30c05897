"""What a review recommends: written down in its order, and carried out by actions of its plan."""

import pytest
from django.urls import reverse

from csp.web import clock
from dhr.models import Addressee, Capacity, Recommendation, RecommendationAction
from dhr.queries.recommendations import followed
from dhr.services.recommendations import MadeTo
from plans.models import Action
from plans.services.actions import ActionAnswers, add_action
from tests.integration import paneling, people, recommending
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import join, on_a_review, open_review

TEXT, THEME = recommending.TEXT, recommending.THEME
ANSWERS = {
    "key": "bcdfghjkmn",
    "agency": "overview",
    "number": "4a",
    "text": TEXT,
    "scope": "local",
    "other_theme": THEME,
}


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


def sent(client, name, record, **typed):
    shown = client.get(page(name, record))
    return client.post(page(name, record), {**boxes(shown), **typed}, follow=True)


@pytest.fixture
def made():
    """A review that nobody of the demonstration is on."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """The review's coordinator."""
    return sign_in("wren")


def test_a_recommendation_is_written_down_once_with_whom_it_is_made_to(made, wren):
    assert "No recommendations yet" in words(wren.get(page("recommendation-list", made.review)))
    seat = people.action("1.6").lead_seat
    typed = {**ANSWERS, "seats": [seat.key], "outside": "Home Office\nhome office\n\nNHS England"}

    said = words(wren.post(page("recommendation-add", made.review), typed, follow=True))
    wren.post(page("recommendation-add", made.review), typed)

    assert "Recommendation 4a is written down" in said
    assert TEXT in said
    assert "The overview report Local Repairs as a sign" in said
    assert [str(one) for one in Addressee.objects.order_by("pk")] == [str(seat), "home office", "NHS England"]
    assert Recommendation.objects.count() == 1
    assert "0 of 3" in words(wren.get(page("recommendation-list", made.review)))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"number": ""}, "Enter its number"),
        ({"number": "–"}, "The number must hold a digit or a letter"),
        ({"text": ""}, "Enter what is recommended"),
        ({"scope": ""}, "Choose how far it reaches"),
        ({"other_theme": "…"}, "The theme must hold a letter"),
        ({"theme": THEME, "other_theme": "Training"}, "Choose one from the list or enter another, not both"),
        ({"outside": "x" * 161}, "The name of a body must be 160 characters or fewer"),
        ({"number": "(3)"}, "The overview report has a recommendation (3) already"),
    ],
)
def test_a_missing_or_wrong_answer_is_said_and_nothing_is_written(typed, sentence, made, wren):
    recommending.recommendation(made.review, number="3")

    shown = wren.post(page("recommendation-add", made.review), {**ANSWERS, **typed})

    assert sentence in " ".join(problems(shown))
    assert Recommendation.objects.count() == 1


def test_numbers_begin_again_with_each_agency_and_stand_in_their_order(made, wren):
    for agency, number in (
        ("Marshland Housing", "1"),
        ("", "10"),
        ("", "2b"),
        ("", "2a"),
        ("Ark Ambulance", "1"),
        ("", "2"),
    ):
        recommending.recommendation(made.review, agency=agency, number=number)

    found = followed(made.by(), reviews=[made.review])

    assert [str(one.recommendation) for one in found] == [
        "2",
        "2a",
        "2b",
        "10",
        "Ark Ambulance, 1",
        "Marshland Housing, 1",
    ]
    said = words(wren.get(page("recommendation-list", made.review)))
    assert said.index("The overview report") < said.index("Ark Ambulance") < said.index("Marshland Housing")


def test_the_next_one_of_a_report_begins_with_its_agency_and_number(made, wren):
    last = recommending.recommendation(made.review, agency="Ark Ambulance", number="2a")

    shown = wren.get(f"{page('recommendation-add', made.review)}?after={last.key}")

    assert boxes(shown)["agency"] == "Ark Ambulance"
    assert boxes(shown)["number"] == "2b"


def test_a_text_that_names_somebody_is_asked_about_first(made, wren):
    typed = {**ANSWERS, "text": "Ask Mr Harold Benbow to train his staff"}

    shown = wren.post(page("recommendation-add", made.review), typed)

    assert "Look again before you save" in words(shown)
    assert not Recommendation.objects.exists()
    wren.post(page("recommendation-add", made.review), {**boxes(shown), **typed})
    assert Recommendation.objects.get().text == typed["text"]


def test_two_who_change_one_recommendation_see_each_others_words(made, wren, sign_in):
    one = recommending.recommendation(made.review)
    opened = boxes(wren.get(page("recommendation-edit", one)))
    sent(sign_in("ansel"), "recommendation-edit", one, text="Flag a third late repair")

    clash = words(wren.post(page("recommendation-edit", one), {**opened, "text": "Flag each late repair"}))

    assert "Somebody saved this recommendation while you were writing" in clash
    assert f"What is recommended {TEXT} Flag a third late repair" in clash
    assert Recommendation.objects.get().text == "Flag a third late repair"


def test_an_action_is_raised_from_a_recommendation_once_and_leads_back_to_it(made, wren):
    paneling.plan(made.review)
    seat = people.action("1.6").lead_seat
    one = recommending.recommendation(made.review, to=MadeTo(seats=[seat]))
    typed = boxes(wren.get(page("recommendation-raise", one)))
    assert (typed["title"], typed["lead_seat"]) == (TEXT, seat.key)
    typed["title"] = "Build the flag"

    said = words(wren.post(page("recommendation-raise", one), typed, follow=True))
    wren.post(page("recommendation-raise", one), typed)

    action = Action.objects.get(plan__circle=made.review.plan_circle)
    assert "linked with the recommendation" in said
    assert "Recommendation 4a" in said.partition("On the review")[2]
    assert RecommendationAction.objects.get().action == action
    shown = words(wren.get(one.get_absolute_url()))
    assert "Build the flag Nothing reported yet No due date Unlink : Build the flag" in shown
    assert "Only the people on this review who may see its action plan may read this." in shown
    overview = wren.get(action.plan.get_absolute_url())
    assert "What the review recommends" in words(overview).partition("On the review")[2]


def test_without_a_plan_no_action_is_raised(made, wren):
    one = recommending.recommendation(made.review)

    said = words(wren.get(page("recommendation-raise", one), follow=True))

    assert "Open the review’s action plan first: its actions go there." in said
    assert "Raise an action from this" not in said


def test_an_action_that_is_there_carries_out_another_recommendation_too(made, wren):
    link = recommending.link(made.review)
    other = recommending.recommendation(made.review, number="5")
    offered = wren.get(page("recommendation-link", other))
    assert "Build the flag" in words(offered)

    said = words(sent(wren, "recommendation-link", other, chosen=link.action.key))

    assert "The action is linked with the recommendation" in said
    shown = words(wren.get(link.action.get_absolute_url()))
    assert "Recommendation 4a Recommendation 5" in shown.partition("On the review")[2]
    again = words(wren.get(page("recommendation-link", other)))
    assert "No action to link" in again


def test_an_action_of_another_plan_is_not_offered_and_not_taken(made, wren):
    recommending.link(made.review)
    one = recommending.recommendation(made.review, number="5")
    elsewhere = people.action("1.6")

    shown = sent(wren, "recommendation-link", one, chosen=elsewhere.key)

    assert problems(shown) == ["Choose the action from the list"]
    assert not RecommendationAction.objects.filter(action=elsewhere).exists()


def test_a_recommendation_that_actions_carry_out_stays_until_they_are_unlinked(made, wren):
    link = recommending.link(made.review)
    one = link.recommendation
    assert "Actions carry it out, so it stays." in words(wren.get(page("recommendation-remove", one)))

    said = words(sent(wren, "recommendation-unlink", link))
    gone = words(sent(wren, "recommendation-remove", one))

    assert "The action is no longer linked with the recommendation" in said
    assert "Recommendation 4a is removed" in gone
    assert Action.objects.filter(pk=link.action_id).exists()
    left = wren.get(page("recommendation-edit", one))
    assert left.status_code == 410
    assert "Recommendation 4a was removed" in words(left)
    assert "Removed by Wren Castell" in words(wren.get(page("recommendation-changes", made.review)))


def test_an_action_of_a_review_is_not_moved_or_counted_elsewhere(made, wren):
    action = recommending.link(made.review).action

    shown = words(wren.get(action.get_absolute_url()))

    assert "Move it to another plan" not in shown
    assert "Count it under other plans" not in shown
    for name in ("action-move", "action-count"):
        refused = wren.get(reverse(f"plans:{name}", args=["vale", action.key]))
        assert refused.status_code == 403
        assert "An action of a review" in words(refused)


def test_the_author_writes_and_the_panel_reads(sign_in):
    made = on_a_review()
    one = recommending.recommendation(made.review)
    sent(sign_in("tobin"), "recommendation-edit", one, text="Flag a third late repair")

    shown = words(sign_in("petra").get(page("recommendation-list", made.review)))

    assert "Flag a third late repair" in shown
    assert "Add a recommendation" not in shown
    refused = sign_in("petra").get(page("recommendation-edit", one))
    assert refused.status_code == 403
    assert "Only the review’s coordinator, deputy, chair and author write down what it recommends." in words(
        refused
    )
    for called in ("dilys", "abel", "fenn", "june"):
        assert sign_in(called).get(page("recommendation-list", made.review)).status_code == 404
        assert "Recommendations" not in words(sign_in(called).get(made.review.get_absolute_url()))


def test_somebody_who_only_holds_an_action_learns_nothing_of_the_recommendation(made, sign_in):
    holder = people.person("tom")
    recommending.link(made.review, lead_person=holder)

    shown = words(sign_in("tom").get(reverse("csp:home", args=["vale"])))
    action = Action.objects.get(plan__circle=made.review.plan_circle)
    own = words(sign_in("tom").get(action.get_absolute_url(), follow=True))

    assert "Recommendation" not in shown + own
    assert "On the review" not in own


def test_a_list_of_many_asks_the_same_number_of_questions(made, sign_in, django_assert_max_num_queries):
    wren = sign_in("wren")
    for number in range(1, 9):
        one = recommending.recommendation(made.review, number=str(number))
        recommending.addressee(made.review, one)
        recommending.link(made.review, one, title=f"Build flag {number}")
        made.review.refresh_from_db()

    with django_assert_max_num_queries(40):
        shown = words(wren.get(page("recommendation-list", made.review)))

    assert "0 of 8" in shown


def test_the_first_page_says_how_far_the_recommendations_are(made, sign_in):
    recommending.link(made.review)
    add_action(
        plan=Action.objects.get(plan__circle=made.review.plan_circle).plan,
        answers=ActionAnswers(title="Another"),
        by=made.by(),
        now=clock.now(),
    )
    join(made, Capacity.FINANCE)

    ours = words(sign_in("wren").get(made.review.get_absolute_url()))
    theirs = words(sign_in("fenn").get(made.review.get_absolute_url()))

    assert "Recommendations Recommendation 1" in ours
    assert "Actions carried out 0 of 1" in ours
    assert "ecommendation" not in theirs

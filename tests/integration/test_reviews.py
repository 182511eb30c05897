"""Opening a review, its first page, what is known of it, and how reviews are run."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import Message
from csp.permissions import Role
from csp.web import clock
from dhr.models import Capacity, Review, ReviewMember, ReviewRules, ReviewStage
from dhr.services.reviews import ReviewAnswers, edit_review
from tests.integration import course, people
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import CODE_NAME, join, open_review, review_coordinator

LIST = "/p/vale/reviews/"
ADD = f"{LIST}add/"
RULES = "/p/vale/settings/reviews/"


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


def told(stands_in, /, **changed):
    """Return what is typed when a review is opened."""
    return {
        "code_name": "Quiet Harbour",
        "own_reference": "2026/2",
        "died_month": "10",
        "died_year": "2026",
        "kind": "held",
        "notified_on-day": "2",
        "notified_on-month": "11",
        "notified_on-year": "2026",
        "notified_from": "police",
        "notified_by": "Marshland Constabulary",
        "in_writing": "yes",
        "deputy": stands_in.key,
        "signs": "on",
        **changed,
    }


@pytest.fixture
def wren(sign_in):
    """Wren Castell, a review coordinator, beside whom another one may stand in."""
    review_coordinator()
    return sign_in("wren")


@pytest.fixture
def deputy():
    """Somebody else who coordinates reviews."""
    return review_coordinator("Ansel Wray")


def test_somebody_on_no_review_is_told_so_and_a_review_coordinator_can_open_one(wren, sign_in):
    assert "You are not on any review" in words(wren.get(LIST))
    assert "Open a review" in words(wren.get(LIST))
    assert "Open a review" not in words(sign_in("elin").get(LIST))


def test_a_code_name_is_offered_that_is_nobodys_name(wren, deputy):
    first, second = boxes(wren.get(ADD)), boxes(wren.get(ADD))

    assert len(first["code_name"].split()) == 2
    assert first["key"] != second["key"]


def test_opening_a_review_makes_one_coordinator_and_asks_one_deputy(wren, deputy):
    asked = boxes(wren.get(ADD))

    shown = wren.post(ADD, {**asked, **told(deputy)}, follow=True)

    review = Review.objects.get(code_name="Quiet Harbour")
    assert "The review is opened" in words(shown)
    assert review.kind == Review.Kind.DOMESTIC_HOMICIDE
    assert (review.died_year, review.died_month, review.notified_on) == (2026, 10, date(2026, 11, 2))
    places = {one.capacity: one for one in ReviewMember.objects.filter(review=review)}
    assert places[Capacity.COORDINATOR].person.name == "Wren Castell"
    assert places[Capacity.COORDINATOR].signed_on == people.TODAY
    assert (places[Capacity.DEPUTY].person.name, places[Capacity.DEPUTY].signed_on) == ("Ansel Wray", None)
    assert ReviewStage.objects.filter(review=review).count() == 15


def test_a_review_that_is_sent_twice_is_opened_once(wren, deputy):
    sent = {**boxes(wren.get(ADD)), **told(deputy)}

    wren.post(ADD, sent)
    again = wren.post(ADD, sent)

    assert again.status_code == 302
    assert Review.objects.filter(code_name="Quiet Harbour").count() == 1


def test_no_letter_says_what_the_review_is_called(wren, deputy):
    wren.post(ADD, {**boxes(wren.get(ADD)), **told(deputy)})

    letters = Message.objects.filter(to_person=deputy)
    assert letters.exists()
    assert [one for one in letters if "Quiet Harbour" in one.subject + one.text] == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code_name": "A.B."}, "Code name must be a word or two, never initials"),
        ({"code_name": "KT"}, "Code name must be a word or two, never initials"),
        ({"code_name": ""}, "Enter a code name"),
        ({"died_month": ""}, "Choose the month of the death"),
        ({"died_year": "26"}, "Year of the death must be a whole number from 1990 to 2100"),
        ({"died_month": "12"}, "The death must be in the month that you were told, or before"),
        ({"notified_on-day": "24"}, "Day you were told must be on or before 23 November 2026"),
        ({"deputy": ""}, "Choose who stands in for you"),
        ({"signs": ""}, "Sign the confidentiality statement"),
        ({"in_writing": ""}, "Choose whether you were told in writing"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(wren, deputy, typed, sentence):
    shown = wren.post(ADD, {**boxes(wren.get(ADD)), **told(deputy, **typed)})

    assert problems(shown) == [sentence]
    assert not Review.objects.filter(partnership=people.vale(), own_reference="2026/2").exists()


def test_only_another_review_coordinator_stands_in(wren, deputy):
    own = people.person("wren")
    offered = wren.get(ADD).content.decode()

    assert deputy.key in offered
    assert f'value="{own.key}"' not in offered.split('name="deputy"')[1]
    shown = wren.post(ADD, {**boxes(wren.get(ADD)), **told(people.person("elin"))})
    assert problems(shown) == ["Choose who stands in for you from the list"]


def test_a_full_name_as_a_code_name_is_asked_about_and_a_second_send_is_taken(wren, deputy):
    shown = wren.post(ADD, {**boxes(wren.get(ADD)), **told(deputy, code_name="Abel Thorne")})

    assert "Look again before you save" in words(shown)
    assert "“Abel Thorne” looks like a full name" in words(shown)
    assert not Review.objects.filter(code_name="Abel Thorne").exists()
    wren.post(ADD, {**boxes(shown), **told(deputy, code_name="Abel Thorne")})
    assert Review.objects.filter(code_name="Abel Thorne").exists()


@pytest.mark.parametrize(
    ("begins", "month", "kind"),
    [
        (None, (2026, 10), Review.Kind.DOMESTIC_HOMICIDE),
        (date(2026, 11, 1), (2026, 10), Review.Kind.DOMESTIC_HOMICIDE),
        (date(2026, 10, 1), (2026, 10), Review.Kind.DOMESTIC_ABUSE_RELATED),
        (date(2026, 10, 12), (2026, 10), None),
        (date(2026, 10, 12), (2026, 11), Review.Kind.DOMESTIC_ABUSE_RELATED),
    ],
)
def test_under_which_rules_a_death_is_reviewed_follows_from_its_month(begins, month, kind):
    rules = ReviewRules(partnership=people.vale(), related_deaths_from=begins)

    assert rules.kind_for(year=month[0], month=month[1]) == kind


def test_in_wales_a_review_is_a_single_unified_one():
    wales = people.vale()
    wales.kind = wales.Kind.WALES

    assert ReviewRules(partnership=wales).kind_for(year=2026, month=10) == Review.Kind.SINGLE_UNIFIED


def test_where_new_rules_begin_within_the_month_somebody_says_which_hold(wren, deputy):
    ReviewRules(partnership=people.vale(), related_deaths_from=date(2026, 10, 12)).save()
    sent = {**boxes(wren.get(ADD)), **told(deputy)}

    assert problems(wren.post(ADD, sent)) == [
        "The new rules begin within that month. Choose which ones hold for this death"
    ]
    wren.post(ADD, {**sent, "kind": "dardr"})
    assert Review.objects.get(code_name="Quiet Harbour").kind == Review.Kind.DOMESTIC_ABUSE_RELATED


def test_without_a_second_review_coordinator_no_review_is_opened(sign_in):
    for one in people.Appointment.objects.filter(role=Role.REVIEW_COORDINATOR):
        one.delete()
    review_coordinator()

    assert "There is nobody to stand in for you" in words(sign_in("wren").get(ADD))


def test_the_list_shows_each_member_what_they_are_on_it_as(sign_in):
    made = open_review()
    join(made, Capacity.FINANCE)

    assert f"{CODE_NAME} Domestic homicide review Coordinator Open" in words(sign_in("wren").get(LIST))
    assert f"{CODE_NAME} Domestic homicide review Finance officer Open" in words(sign_in("fenn").get(LIST))
    assert CODE_NAME not in words(sign_in("june").get(LIST))


def test_the_panel_reads_what_is_known_and_who_has_the_name_alone_does_not(sign_in):
    made = open_review()
    join(made, Capacity.FINANCE)
    join(made, Capacity.PANEL_MEMBER)

    panel = words(sign_in("petra").get(made.review.get_absolute_url()))
    finance = words(sign_in("fenn").get(made.review.get_absolute_url()))

    assert "Month of the death October 2026" in panel
    assert "The partnership was told 26 October 2026" in panel
    assert "Change these facts" not in panel
    assert "You are on it as Finance officer" in finance
    assert "that there is a review, and your own part in it" in finance
    assert "October 2026" not in finance
    assert "Marshland Constabulary" not in finance


def test_changing_what_is_known_keeps_both_and_the_reason(sign_in):
    made = open_review()
    wren = sign_in("wren")
    edit = page("review-edit", made.review)
    sent = {**boxes(wren.get(edit)), "own_reference": "2026/7", "in_writing": "yes", "kind": "dhr"}

    shown = wren.post(edit, {**sent, "notified_from": "police", "reason": "Wrong year"}, follow=True)

    assert "The change is saved" in words(shown)
    changes = words(wren.get(page("review-changes", made.review)))
    assert "Own number Nothing 2026/7" in changes
    assert "Reason given: Wrong year" in changes


def test_two_people_who_change_it_at_once_lose_nothing(sign_in):
    made = open_review()
    wren, ansel = sign_in("wren"), sign_in("ansel")
    edit = page("review-edit", made.review)
    chosen = {"in_writing": "yes", "kind": "dhr", "notified_from": "police"}
    typed = {**boxes(wren.get(edit)), **chosen}
    ansel.post(edit, {**boxes(ansel.get(edit)), **chosen, "notified_by": "Harbour Domestic Abuse Service"})

    clash = wren.post(edit, {**typed, "own_reference": "2026/7"})

    assert "Somebody saved this while you were writing" in words(clash)
    assert "Harbour Domestic Abuse Service" in words(clash)
    assert boxes(clash)["own_reference"] == "2026/7"


def test_nobody_is_told_of_a_death_after_the_decision(sign_in):
    made = open_review(notified_on=date(2026, 10, 1))
    course.decided(made.review, "review", decided_on=date(2026, 10, 20))
    made.review.refresh_from_db()
    later = {**vars(ReviewAnswers.of(made.review)), "notified_on": date(2026, 10, 21)}

    with pytest.raises(ValidationError, match="on or before 20 October 2026"):
        edit_review(
            key=made.review.key,
            version=made.review.version,
            answers=ReviewAnswers(**later),
            reason="",
            by=made.by(),
            now=clock.now(),
        )


def test_members_find_a_review_by_its_code_name_and_nobody_else_finds_any(sign_in):
    open_review()
    search = "/p/vale/search/?words=lantern"

    assert "Copper Lantern" in words(sign_in("wren").get(search))
    assert "Copper Lantern" not in words(sign_in("june").get(search))


def test_an_administrator_says_how_reviews_are_run_and_sees_what_changed(sign_in):
    admin = sign_in("tess")
    assert "How reviews are run" in words(admin.get("/p/vale/settings/"))
    standing = {**boxes(admin.get(RULES)), "holds_reports": "elsewhere"}

    shown = admin.post(RULES, {**standing, "decide_within_months": "2"}, follow=True)

    assert "The change is saved" in words(shown)
    assert "Months to the decision 1 2" in words(shown)
    assert ReviewRules.objects.get(partnership=people.vale()).decide_within_months == 2


def test_reports_are_kept_here_only_with_an_assessment_and_a_time(sign_in):
    admin = sign_in("tess")
    sent = {**boxes(admin.get(RULES)), "holds_reports": "here"}

    assert problems(admin.post(RULES, sent)) == [
        "Enter the reference of the data protection impact assessment",
        "Enter for how many years an agency’s report is kept here",
    ]
    admin.post(RULES, {**sent, "assessment": "DPIA 14", "keeps_reports_years": "10"})
    rules = ReviewRules.objects.get(partnership=people.vale())
    assert (rules.holds_reports, rules.assessment, rules.keeps_reports_years) == (True, "DPIA 14", 10)

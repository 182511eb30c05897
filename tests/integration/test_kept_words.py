"""A code name stays in its review: whoever knows it cannot write it where others read, by mistake or otherwise."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.audit import remove, save
from csp.files import MediaType, keep
from csp.policies.kept_words import SaysKeptWords, tells_kept_words
from csp.web import clock
from dhr.models import Capacity
from dhr.models.verb import Verb as ReviewVerb
from dhr.services.reviews import ReviewAnswers, edit_review
from plans.models import Action
from plans.models.verb import Verb
from plans.services.plan_life import PlanAnswers, edit_plan
from scrutiny.models.verb import Verb as ReportVerb
from tests.integration import copying, family, paneling, papers, people, terming
from tests.integration.reading import boxes, words
from tests.integration.reviewing import CODE_NAME, join, open_review

REFUSED = "you wrote a name that only some people may know, and others read it there."


def report(client, text):
    url = reverse("plans:update-add", args=["vale", people.action("1.6").key])
    shown = client.get(url)
    return url, client.post(
        url, {**boxes(shown), "status": people.status("A").key, "text": text}, follow=True
    )


@pytest.fixture
def june(sign_in):
    """The coordinator of the partnership, who is on a review's panel: she knows the code name."""
    made = open_review()
    join(made, Capacity.PANEL_MEMBER, people.person("june"))
    client = sign_in("june")
    client.cookies["csrftoken"] = "x" * 32
    client.get(reverse("plans:plan-list", args=["vale"]))
    return client


def test_the_code_name_in_an_update_that_others_read_comes_back_with_what_was_typed(june):
    before = people.action("1.6").updates.count()

    _, said = report(june, "As copper lantern asked, the gates are in")

    assert REFUSED in words(said)
    assert "As copper lantern asked, the gates are in" in said.content.decode()
    assert people.action("1.6").updates.count() == before


def test_whoever_does_not_know_the_name_may_write_such_words(sign_in):
    open_review()

    _, said = report(sign_in("june"), "A copper lantern was stolen")

    assert REFUSED not in words(said)


def test_nobody_is_asked_about_names_who_is_in_no_circle(django_assert_num_queries):
    open_review()
    by = people.reader("june")

    with django_assert_num_queries(0):
        assert by.kept_words == ()


def test_whoever_knows_the_name_knows_it_by_a_link_too():
    made = open_review()

    by = replace(made.by(), by_link=True, in_round=1)

    assert [one.words for one in by.kept_words] == [CODE_NAME]


@pytest.mark.parametrize("do", [save, remove])
def test_the_reason_of_a_change_leaves_it_out_where_others_read_it(do):
    made, action = open_review(), people.action("1.6")

    with pytest.raises(SaysKeptWords) as refused:
        do(action, by=made.by(), why=Verb.ACTION_CHANGED, now=clock.now(), reason=f"As {CODE_NAME} asks")

    assert refused.value.place == "reason"
    assert not action.history.filter(history_change_reason__contains=CODE_NAME).exists()


def test_the_reason_of_a_change_to_the_review_may_say_it():
    made = open_review()
    save(
        made.review, by=made.by(), why=ReviewVerb.REVIEW_CHANGED, now=clock.now(), reason=f"{CODE_NAME} waits"
    )

    assert made.review.history.first().history_change_reason == f"{CODE_NAME} waits"


def test_a_scrutiny_report_leaves_it_out():
    made = open_review()
    section = papers.section()
    section.words = f"A review, {CODE_NAME.lower()}, goes on"

    with pytest.raises(SaysKeptWords):
        save(section, by=made.by(), why=ReportVerb.SECTION_WRITTEN, now=clock.now())


def test_the_name_may_be_written_where_everybody_knows_it():
    made = open_review()

    family.contact(made.review, asked=f"They asked who {CODE_NAME} is")
    paneling.decision(made.review, f"{CODE_NAME} goes on")
    terming.pseudonym(made.review)


def test_the_plan_leaves_it_out_because_whoever_is_named_on_an_action_reads_there():
    made = open_review()
    copying.plan(made.review)

    with pytest.raises(SaysKeptWords):
        copying.action(made.review, detail=f"{CODE_NAME} said so")


def test_the_title_of_the_reviews_plan_leaves_it_out_whoever_changes_it():
    made = open_review()
    plan = copying.plan(made.review)
    answers = PlanAnswers(plan.kind, f"Plan of {CODE_NAME}", plan.starts_on, plan.ends_on)

    with pytest.raises(SaysKeptWords):
        edit_plan(
            key=plan.key, version=plan.version, answers=answers, reason="", by=made.by(), now=clock.now()
        )


def test_the_review_takes_no_name_that_its_plan_or_what_is_published_says_already():
    made = open_review()
    copying.opened(made.review, words="Follow the velvet harbour guide")
    review = made.review
    for name in ("Velvet Harbour", copying.plan(review).title):
        answers = ReviewAnswers(**{**vars(ReviewAnswers.of(review)), "code_name": name})
        with pytest.raises(ValidationError, match="Choose another code name"):
            edit_review(
                key=review.key,
                version=review.version,
                answers=answers,
                reason="",
                by=made.by(),
                now=clock.now(),
            )


def test_what_a_record_said_before_may_stay():
    made = open_review()
    action = people.action("1.6")
    Action.objects.filter(pk=action.pk).update(detail="The copper lantern by the mill")
    action.refresh_from_db()

    action.title = "Gate the alleys, all of them"
    save(action, by=made.by(), why=Verb.ACTION_CHANGED, now=clock.now())

    action.title = "Gate the alleys by the copper lantern"
    with pytest.raises(SaysKeptWords):
        save(action, by=made.by(), why=Verb.ACTION_CHANGED, now=clock.now())


def test_the_name_of_a_file_that_others_see_leaves_it_out():
    made = open_review()
    given = {
        "allowed": {MediaType.PDF},
        "megabytes": 1,
        "partnership_id": people.vale().pk,
        "by": made.by(),
        "now": clock.now(),
    }

    with pytest.raises(SaysKeptWords):
        keep(b"%PDF-1.7 x", name="Copper_Lantern minutes.pdf", circle_id=None, **given)
    assert keep(b"%PDF-1.7 x", name="Copper_Lantern.pdf", circle_id=made.review.panel_circle_id, **given)


def test_two_reviews_do_not_tell_one_anothers_names():
    made = open_review()
    other = open_review(code_name="Velvet Harbour", notified_on=date(2026, 10, 27))
    join(made, Capacity.AUTHOR)

    with pytest.raises(SaysKeptWords):
        paneling.decision(made.review, "As in Velvet Harbour")
    paneling.decision(other.review, f"As in {CODE_NAME}, where everybody here is too")


def test_a_sheet_with_the_name_is_not_imported(june):
    by = people.reader("june")

    assert tells_kept_words(["Mend the gate", "For Copper Lantern"], by=by, circle_id=None)
    assert not tells_kept_words(["Mend the gate", "For copper"], by=by, circle_id=None)

"""A review's action plan is restricted, run by whoever coordinates the review, and agreed by no authority."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.models import AuditEvent, Circle, CircleMember
from csp.permissions import RUNS_A_PLAN, Permission, Role
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Capacity
from dhr.services.plans import PlanAnswers, open_plan
from plans.models import Action, Plan, UpdateRound
from plans.policies import plan_life
from plans.policies.actions import may_add
from plans.policies.imports import may_import_into
from plans.policies.priorities import may_shape
from plans.queries import phantoms
from plans.queries.plan_life import standing_of
from plans.services.actions import ActionAnswers, add_action, edit_action
from plans.services.plan_life_steps import put_to_authorities
from tests.integration import paneling, people
from tests.integration.access_table import SENT_EMPTY, TABLE, rows
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import CODE_NAME, join, open_review, review_coordinator
from tests.integration.test_access import answer_of
from tests.integration.visitors import address

# Pages on the way from drafting to the next plan: of a review's plan there are none.
OF_A_PROMISE = [
    "plan-agreement",
    "plan-changes",
    "plan-texts",
    "plan-commitment",
    "plan-waive",
    "plan-waiver-withdraw",
    "plan-propose",
    "plan-sign",
    "plan-agree",
    "plan-publish",
    "plan-close",
    "plan-next",
]


@pytest.fixture
def made():
    """A review that nobody of the demonstration is on."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """The review's coordinator, who coordinates nothing else."""
    return sign_in("wren")


def of_review(name, made):
    return reverse(f"dhr:{name}", args=["vale", made.review.key])


def of_plan(name, plan):
    return reverse(f"plans:{name}", args=["vale", plan.key])


def send(client, url, **answers):
    return client.post(url, {**boxes(client.get(url)), **answers}, follow=True)


LAST = {"ends_on-day": "31", "ends_on-month": "3", "ends_on-year": "2028"}


def test_there_is_no_plan_before_a_review_is_decided(made, wren):
    text = words(wren.get(of_review("plan-detail", made)))

    assert "No action plan yet" in text
    assert "The action plan is opened once it is decided that a review is held." in text
    assert wren.get(of_review("plan-add", made))["Location"] == of_review("plan-detail", made)
    with pytest.raises(PermissionDenied, match="once it is decided"):
        open_plan(
            review=made.review,
            answers=PlanAnswers("Plan", people.TODAY, date(2028, 3, 31)),
            by=made.by(),
            now=clock.now(),
        )


def test_whoever_runs_the_review_opens_its_plan_once(made, wren):
    paneling.decided(made.review)
    url = of_review("plan-add", made)
    sent = {**boxes(wren.get(url)), **LAST}

    first = wren.post(url, sent)
    again = wren.post(url, sent, follow=True)

    plan = Plan.objects.get(kind=Plan.Kind.REVIEW)
    assert first["Location"] == plan.get_absolute_url() == again.redirect_chain[-1][0]
    assert (plan.title, plan.circle_id) == ("Review action plan 2026", made.review.plan_circle_id)
    made.review.refresh_from_db()
    assert made.review.plan == plan
    assert AuditEvent.objects.get(verb="plan.added", subject_id=plan.pk).circle_id == plan.circle_id


def test_the_title_never_says_the_code_name(made, wren):
    paneling.decided(made.review)

    shown = send(wren, of_review("plan-add", made), **LAST, title=f"Actions from {CODE_NAME.upper()}")

    assert problems(shown) == ["Leave out the code name: the plan’s title stands in lists and letters"]
    assert not Plan.objects.filter(kind=Plan.Kind.REVIEW).exists()


def test_the_last_day_is_after_the_first(made, wren):
    paneling.decided(made.review)

    shown = send(wren, of_review("plan-add", made), **{**LAST, "ends_on-year": "2025"})

    assert problems(shown) == ["The last day must be after the first day"]


@pytest.mark.parametrize("capacity", [Capacity.CHAIR, Capacity.AUTHOR, Capacity.PANEL_MEMBER])
def test_the_panel_reads_the_plan_and_goes_back_to_the_review(capacity, made, sign_in):
    plan = paneling.plan(made.review)
    join(made, capacity)
    client = sign_in(made.person(capacity).email.partition(".")[0])

    shown = client.get(of_review("plan-detail", made), follow=True)

    text = words(shown)
    assert shown.redirect_chain[-1][0] == plan.get_absolute_url()
    assert "Action plan of a review" in text
    assert f'href="{made.review.get_absolute_url()}"' in shown.content.decode()
    assert "Add an action" not in text


@pytest.mark.parametrize("capacity", [Capacity.AGENCY_AUTHOR, Capacity.FINANCE, Capacity.ADVOCATE])
def test_to_others_on_the_review_there_is_no_plan(capacity, made, sign_in):
    plan = paneling.plan(made.review)
    join(made, capacity)
    client = sign_in(made.person(capacity).email.partition(".")[0])

    assert client.get(of_review("plan-detail", made)).status_code == 404
    assert client.get(plan.get_absolute_url()).status_code == 404
    assert "Action plan" not in words(client.get(made.review.get_absolute_url()))


@pytest.mark.parametrize("called", ["june", "tess", "dana", "tom"])
def test_to_everybody_else_there_is_no_plan(called, made, sign_in):
    plan = paneling.plan(made.review)
    client = sign_in(called)

    assert client.get(plan.get_absolute_url()).status_code == 404
    assert paneling.TITLE not in words(client.get("/p/vale/plans/"))
    assert paneling.TITLE not in words(client.get("/p/vale/"))


@pytest.mark.parametrize("name", OF_A_PROMISE)
def test_a_reviews_plan_has_no_page_of_an_agreement(name, made, sign_in):
    plan = paneling.plan(made.review)
    people.appoint_also("wren", Role.COORDINATOR)
    client = sign_in("wren")

    assert client.get(of_plan(name, plan)).status_code == 404
    assert client.post(of_plan(name, plan)).status_code in (404, 405)


def test_no_service_puts_a_reviews_plan_to_the_authorities_or_makes_the_next_one(made):
    plan = paneling.plan(made.review)
    people.appoint_also("wren", Role.COORDINATOR)
    wren = people.reader("wren")
    standing = standing_of(wren, plan=plan)

    for may in (plan_life.may_propose, plan_life.may_agree, plan_life.may_publish):
        assert may(wren, standing).refusal == plan_life.OF_A_REVIEW
    assert plan_life.may_close(wren, plan, still_open=0).refusal == plan_life.OF_A_REVIEW
    assert plan_life.may_follow(wren, plan, follower=None).refusal == plan_life.OF_A_REVIEW
    assert plan_life.may_waive(wren, plan).refusal == plan_life.OF_A_REVIEW
    for seat in standing.seats[:1]:
        assert plan_life.may_commit(wren, plan, seat).refusal == plan_life.OF_A_REVIEW
        assert plan_life.may_sign(wren, standing, seat).refusal == plan_life.OF_A_REVIEW
    with pytest.raises((PermissionDenied, ValidationError)):
        put_to_authorities(plan=plan, by=wren, now=clock.now())


def test_the_tabs_of_a_reviews_plan_leave_out_the_agreement(made, wren):
    page = wren.get(paneling.plan(made.review).get_absolute_url()).content.decode()

    assert "/agreement/" not in page
    assert "What the panel decides and the review recommends becomes actions here" in page
    assert "/rounds/" in page
    assert "/trail/" in page


def test_the_plan_is_listed_to_its_members_for_what_it_is(made, wren):
    paneling.plan(made.review)

    assert f"{paneling.TITLE} Action plan of a review" in words(wren.get("/p/vale/plans/"))


def test_whoever_coordinates_the_review_works_on_its_plan(made, wren):
    plan = paneling.plan(made.review)

    send(wren, of_plan("action-add", plan), title="Flag repeat repairs")
    action = Action.objects.get(plan=plan)
    send(wren, of_plan("action-edit", action), title="Flag repeat repairs at once")
    send(wren, of_plan("update-add", action), text="The trust agrees", status=people.status("G").key)
    send(wren, of_plan("plan-edit", plan), title="Review action plan, first")

    action.refresh_from_db()
    assert (action.title, action.updates.count()) == ("Flag repeat repairs at once", 1)
    assert Plan.objects.get(pk=plan.pk).title == "Review action plan, first"
    shown = wren.get(plan.get_absolute_url())
    assert "Change what the plan is called, or its days" in words(shown)


def test_whoever_coordinates_the_review_runs_its_rounds(made, wren):
    plan = paneling.plan(made.review)
    answers = ActionAnswers(title="Flag repeat repairs")
    add_action(plan=plan, answers=answers, by=made.by(), now=clock.now())
    days = {"due_on": "14", "meeting_on": "18"}
    given = {f"{name}-day": day for name, day in days.items()}
    given |= {f"{name}-month": "12" for name in days} | {f"{name}-year": "2026" for name in days}

    shown = send(wren, of_plan("round-add", plan), title="December", **given)

    assert problems(shown) == []
    assert UpdateRound.objects.get(plan=plan).title == "December"
    assert "December" in words(wren.get("/p/vale/"))


def test_a_late_action_of_the_plan_is_on_the_work_of_whoever_runs_it_and_of_nobody_else(made, sign_in):
    plan = paneling.plan(made.review)
    answers = ActionAnswers(title="Flag repeat repairs", due_on=date(2026, 11, 2))
    add_action(plan=plan, answers=answers, by=made.by(), now=clock.now())

    assert f"1 action is late Open after their due date. {paneling.TITLE}." in words(
        sign_in("wren").get("/p/vale/")
    )
    assert paneling.TITLE not in words(sign_in("june").get("/p/vale/"))


def test_what_a_review_coordinator_may_do_in_a_circle_does_not_carry_over(made):
    paneling.plan(made.review)
    wren, plan = people.reader("wren"), people.plan()

    assert wren.holds(
        Permission.ACTION_ADD, partnership=plan.partnership_id, circle=made.review.plan_circle_id
    )
    assert not wren.holds(Permission.ACTION_ADD, partnership=plan.partnership_id)
    assert not may_add(wren, plan)
    assert not may_shape(wren, plan)
    assert not may_import_into(wren, plan)
    action = people.action("1.6")
    given = {"key": action.key, "version": action.version, "answers": ActionAnswers(title="Another")}
    with pytest.raises(PermissionDenied):
        edit_action(**given, reason="", by=wren, now=clock.now())


def test_a_review_coordinator_on_the_panel_of_anothers_review_does_not_run_its_plan(made):
    plan = paneling.plan(made.review)
    join(made, Capacity.PANEL_MEMBER, review_coordinator("Rhona Tye"))

    assert may_shape(made.by(), plan)
    assert not may_shape(made.by(Capacity.PANEL_MEMBER), plan)
    assert not may_add(made.by(Capacity.PANEL_MEMBER), plan)


def test_nor_does_whoever_coordinates_the_partnership(made):
    plan = paneling.plan(made.review)
    answers = ActionAnswers(title="Flag repeat repairs")
    add_action(plan=plan, answers=answers, by=made.by(), now=clock.now())
    join(made, Capacity.PANEL_MEMBER, people.person("aled"))
    aled = made.by(Capacity.PANEL_MEMBER)

    assert may_shape(aled, people.plan())
    assert not may_shape(aled, plan)
    assert not phantoms.number_to_see_to(aled, plan=plan)
    assert phantoms.number_to_see_to(made.by(), plan=plan) == 1


def test_in_the_circle_of_another_restricted_plan_only_the_partnerships_coordinator_runs_it():
    circle, rhona = Circle(partnership=people.vale()), review_coordinator("Rhona Tye")
    circle.save()
    for one in (rhona, people.person("aled")):
        CircleMember(circle=circle, person=one, starts_on=people.TODAY).save()
    plan = Plan(partnership=people.vale(), circle=circle)

    assert not may_shape(reader_of(rhona, today=people.TODAY), plan)
    assert may_shape(people.reader("aled"), plan)


def test_whose_circles_are_run_by_whom_is_asked_once_and_not_for_outsiders(made, django_assert_num_queries):
    wren = made.by()
    with django_assert_num_queries(1):
        assert all(
            wren.holds(one, partnership=made.review.partnership_id, circle=made.review.plan_circle_id)
            for one in RUNS_A_PLAN
        )
    somebody = reader_of(people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR), today=people.TODAY)
    with django_assert_num_queries(0):
        assert not somebody.holds(Permission.PLAN_EDIT, partnership=made.review.partnership_id, circle=1)


def test_a_review_coordinator_in_no_circle_may_nothing_more():
    someone = people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR)
    rhian, plan = reader_of(someone, today=people.TODAY), people.plan()

    assert not rhian.may_come_in(Permission.ACTION_ADD, partnership=plan.partnership_id)
    assert not rhian.holds(Permission.ACTION_ADD, partnership=plan.partnership_id, circle=1)


@pytest.mark.parametrize("method", ["get", "post"])
def test_on_a_review_one_meets_the_same_doors_as_before_everywhere_else(method, made, wren):
    table = rows(TABLE if method == "get" else SENT_EMPTY)
    wanted = {name: row["review coordinator"] for name, row in table.items() if name.startswith("plans:")}

    answers = {name: answer_of(getattr(wren, method)(address(name))) for name in wanted}

    assert {name: said for name, said in answers.items() if said != wanted[name]} == {}

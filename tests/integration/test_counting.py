"""An action counts under other plans too: in their totals and lists, marked, and everywhere else once."""

import csv
import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.web import clock
from plans.forms.counting import REASON_ALONE
from plans.models import Action, Plan, RoundAsk
from plans.queries import actions
from plans.queries.action_moves import Place
from plans.queries.counting import counts_under, plans_to_count_under
from plans.queries.plan_life import standing_of
from plans.queries.snapshots import as_it_stands
from plans.services.counting import NOT_THERE, count_elsewhere
from plans.services.moving import move_action
from plans.services.plan_life import PlanAnswers
from plans.services.plan_life_next import Decided, Fate, make_next_plan
from plans.services.rounds import RoundAnswers, open_round
from tests.integration import agreeing, importing, meeting, people
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import CANARY, open_restricted_plan

TITLE = "Night-time economy plan"
NEXT = PlanAnswers(Plan.Kind.COMMUNITY_SAFETY, "Safer Vale 2028/29", date(2028, 4, 1), date(2029, 3, 31))


def new_plan(title=TITLE, **given):
    plan = Plan(
        **{
            "partnership": people.vale(),
            "kind": Plan.Kind.COMMUNITY_SAFETY,
            "title": title,
            "state": Plan.State.AGREED,
            "starts_on": date(2026, 4, 1),
            "ends_on": date(2027, 3, 31),
            **given,
        }
    )
    plan.save()
    return plan


@pytest.fixture
def other():
    """Another plan of Vale, in which nothing is counted yet."""
    return new_plan()


def count(action, *plans, who="june", version=None, reason=""):
    return count_elsewhere(
        key=action.key,
        version=version or action.version,
        plans=plans,
        reason=reason,
        by=people.reader(who),
        now=clock.now(),
    )


def page_of(action, name="action-count"):
    return reverse(f"plans:{name}", args=["vale", action.key])


def list_of(plan, name="action-list"):
    return reverse(f"plans:{name}", args=["vale", plan.key])


def test_the_coordinator_counts_an_action_under_another_plan_and_both_say_so(june, other):
    action = people.action("1.6")

    sent = {**boxes(june.get(page_of(action))), "plans": [other.key], "reason": "Both groups work on it"}
    page = june.post(page_of(action), sent, follow=True)

    assert "Where the action counts is changed" in words(page)
    assert f"Also in {TITLE} counts there too" in words(page)
    kept = Action.objects.get(pk=action.pk)
    assert (kept.plan, list(kept.also_in.all()), kept.also_in_named) == (people.plan(), [other], TITLE)
    assert f"{action.title} also in {TITLE}" in words(june.get(list_of(people.plan())))
    assert f"{action.title} from {people.plan()}" in words(june.get(list_of(other)))
    changes = words(june.get(page_of(action, "action-changes")))
    assert f"Also in Nothing {TITLE}" in changes
    assert "Both groups work on it" in changes


def test_it_is_one_save_and_one_event_and_the_same_again_changes_nothing(other):
    last = AuditEvent.objects.order_by("-pk")[0].pk

    saved = count(people.action("1.6"), other)
    again = count(saved, other)

    events = AuditEvent.objects.filter(pk__gt=last)
    assert [one.verb for one in events] == ["action.counted-under-other-plans"]
    assert saved.version == again.version == people.action("1.6").version


def test_the_other_plans_figures_bars_and_tab_count_it_and_lead_to_it(june, other):
    own = Action(plan=other, reference="1", title="Walk people home", added_on=date(2026, 5, 1))
    own.save()
    late = next(one for one in people.plan().actions.asked() if one.is_late(people.TODAY))
    count(late, other)

    html = june.get(other.get_absolute_url())

    text = words(html)
    assert "of 2 actions complete or on track" in text
    assert "1 late: open after their due date" in text
    assert "Actions (2)" in text
    assert "Counted from other plans" in text
    assert f"{list_of(other)}?home=elsewhere" in html.content.decode()
    found = words(june.get(list_of(other), {"home": "elsewhere"}))
    assert late.title in found
    assert own.title not in found
    assert "Counted from: All" not in words(june.get(list_of(people.plan())))


def test_by_reference_the_plans_own_come_first_and_the_others_in_a_band_of_their_own(june, other):
    Action(plan=other, reference="9.9", title="Walk people home", added_on=date(2026, 5, 1)).save()
    count(people.action("1.6"), other)

    text = words(june.get(list_of(other)))

    band, guest = text.index("Counted from other plans", text.index("Reported")), people.action("1.6").title
    assert text.index("Walk people home") < band < text.index(guest)


def test_an_off_track_action_is_among_what_needs_the_partnership_with_its_plan(june, other):
    action = people.plan().actions.filter(state="open", status__stands_for="off_track")[0]
    count(action, other)

    assert f"{action.title} from {people.plan()}" in words(june.get(other.get_absolute_url()))


def test_the_files_name_its_plan_and_where_else_it_counts(june, other):
    count(people.action("1.6"), other)

    def rows(plan):
        text = june.get(list_of(plan, "action-list-csv")).getvalue().decode("utf-8-sig")
        return {row["Action"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}

    action = people.action("1.6")
    own, guest = rows(people.plan())[action.title], rows(other)[action.title]
    assert (own["Plan"], own["Also in"]) == (guest["Plan"], guest["Also in"]) == (str(people.plan()), TITLE)
    assert (own["Priority"], guest["Priority"]) == (str(action.priority), "Counted from other plans")


def test_a_downloaded_list_that_is_brought_in_makes_no_priority_of_what_it_says_of_other_plans(june, other):
    count(people.action("1.6"), other)
    sheet = june.get(list_of(other, "action-list-csv")).getvalue()
    fresh = new_plan("Late-night plan")

    importing.done("june", text=sheet, plan=fresh)

    assert [str(one.priority) for one in Action.objects.filter(plan=fresh)] == ["None"]
    assert not fresh.priorities.exists()


def test_a_coordinators_worries_and_a_persons_work_have_it_once(june, other):
    before = words(june.get("/p/vale/"))
    for action in people.plan().actions.asked():
        if action.is_late(people.TODAY):
            count(action, other)

    after = words(june.get("/p/vale/"))

    assert after.count("actions are late") == before.count("actions are late") > 0
    assert TITLE not in after
    tom = people.reader("tom")
    keys = [one.key for one in actions.held_by(tom, partnership=people.vale())]
    assert len(keys) == len(set(keys))


def test_only_its_own_plans_round_asks_for_it(other):
    own = Action(plan=other, reference="1", title="Walk people home", added_on=date(2026, 5, 1))
    own.save()
    count(people.action("1.6"), other)

    asked = opened_round(other)

    assert [one.action for one in RoundAsk.objects.filter(round=asked)] == [own]


def opened_round(plan):
    answers = RoundAnswers("Winter", meeting_on=date(2026, 12, 18), due_on=date(2026, 12, 11))
    by, site = people.reader("june"), "https://plans.example"
    return open_round(plan=plan, answers=answers, site=site, by=by, now=clock.now())[0]


def test_the_plans_text_does_not_hold_it_but_its_highlight_report_does(june, other):
    action = people.plan().actions.filter(state="open", status__stands_for="off_track")[0]
    count(action, other)
    called = meeting.called(plan=other, held_on=date(2026, 12, 9))

    report = june.get(reverse("plans:meeting-highlights", args=["vale", called.key])).context["report"]

    assert [one.name for one in report.off_track] == [f"{action} (from {people.plan()})"]
    assert report.total == 1
    assert as_it_stands(people.reader("june"), plan=other).actions == ()


def test_the_plan_as_at_a_day_says_that_it_leaves_them_out(june, other):
    address = reverse("plans:plan-past", args=["vale", people.plan().key])
    sentence = "Actions of other plans that count in it are left out."
    assert sentence not in words(june.get(address))
    own = Action(plan=other, reference="1", title="Walk people home", added_on=date(2026, 5, 1))
    own.save()

    count(own, people.plan())

    assert sentence in words(june.get(address))


def refused(kind, other):
    """Return a plan under which action 1.6 can't count."""
    if kind == "its own":
        return people.plan()
    if kind == "closed":
        Plan.objects.filter(pk=other.pk).update(state=Plan.State.CLOSED)
        return other
    return open_restricted_plan().plan


@pytest.mark.parametrize("kind", ["its own", "closed", "restricted"])
@pytest.mark.parametrize("who", ["june", "aled"])
def test_no_plan_but_an_open_one_for_the_same_people(kind, who, other):
    action, plan = people.action("1.6"), refused(kind, other)

    with pytest.raises(ValidationError, match=NOT_THERE):
        count(action, plan, who=who)
    assert plan not in plans_to_count_under(people.reader(who), action=action)


def test_no_plan_of_another_partnership(fen):
    with pytest.raises(ValidationError, match=NOT_THERE):
        count(people.action("1.6"), fen.plan)


def test_a_plan_that_is_not_offered_is_refused_with_a_sentence(june, other):
    action = people.action("1.6")

    page = june.post(page_of(action), {**boxes(june.get(page_of(action))), "plans": [people.plan().key]})

    assert problems(page) == ["Choose the plans from the list"]
    assert people.action("1.6").also_in_named == ""


def test_without_another_plan_the_page_says_so(june):
    Plan.objects.filter(partnership=people.vale()).exclude(pk=people.plan().pk).update(
        state=Plan.State.CLOSED
    )

    text = words(june.get(page_of(people.action("1.6"))))

    assert "There is no other plan under which this action could count" in text


@pytest.mark.parametrize("who", ["dana", "tom", "tess", "elin"])
def test_only_the_coordinator_says_where_an_action_counts(who, other):
    with pytest.raises(PermissionDenied, match="Only the coordinator can say under which other plans"):
        count(people.action("1.6"), other, who=who)


def test_two_people_meet_on_the_clash_page_and_sent_twice_it_is_saved_once(june, other):
    action = people.action("1.6")
    sent = {**boxes(june.get(page_of(action))), "plans": [other.key]}

    assert june.post(page_of(action), sent).status_code == 302
    assert june.post(page_of(action), sent).status_code == 302
    assert people.action("1.6").version == action.version + 1
    with pytest.raises(NewerVersion):
        count(action, other, version=action.version)
    page = june.post(page_of(action), {**sent, "plans": []})
    assert "Somebody saved this action while you were writing" in words(page)


def test_a_reason_without_a_change_is_not_thrown_away(june, other):
    action = people.action("1.6")
    opened = june.get(page_of(action))
    assert "(optional) (optional)" not in words(opened)

    page = june.post(page_of(action), {**boxes(opened), "reason": "Both groups work on it"})

    assert problems(page) == [REASON_ALONE]
    assert boxes(page)["reason"] == "Both groups work on it"
    changed = {**boxes(page), "plans": [other.key], "reason": "Both groups work on it"}
    assert june.post(page_of(action), changed).status_code == 302
    assert june.post(page_of(action), changed).status_code == 302
    assert people.action("1.6").version == action.version + 1


def test_a_restricted_action_counts_under_plans_of_its_own_circle_and_nobody_else_learns_of_it(june, other):
    secret = open_restricted_plan()
    second = new_plan(f"{CANARY} second plan", circle=secret.circle)
    action = secret.actions[0]

    count(action, second, who="aled")

    assert list(counts_under(people.reader("aled"), action=action)) == [second]
    assert actions.count_of(people.reader("aled"), plan=second) == 1
    with pytest.raises(ValidationError, match=NOT_THERE):
        count(Action.objects.get(pk=action.pk), other, who="aled")
    for page in (page_of(people.action("1.6")), list_of(people.plan()), list_of(other)):
        assert CANARY not in june.get(page).content.decode()
    assert june.get(page_of(action)).status_code == 404


def test_the_agreement_of_a_plan_that_only_counts_others_says_that_it_has_none_of_its_own(other):
    def steps():
        points = standing_of(people.reader("june"), plan=Plan.objects.get(pk=other.pk)).points
        return next(one.missing for one in points if one.asked.code == "c")

    assert steps() == ("No action yet",)
    count(people.action("1.6"), other)
    assert steps() == ("No action of its own yet; those counted from other plans are not part of its text",)


def test_moved_into_a_plan_where_it_counted_it_is_that_plans_own(other):
    third = new_plan("Young people’s plan")
    action = count(people.action("1.6"), other, third)

    moved = move_action(
        key=action.key,
        version=action.version,
        place=Place(other),
        reason="It is theirs now",
        by=people.reader("june"),
        now=clock.now(),
    )

    assert (moved.plan, list(moved.also_in.all()), moved.also_in_named) == (other, [third], str(third))
    assert actions.count_of(people.reader("june"), plan=other) == 1


def test_in_a_plan_that_was_closed_it_stays_counted_until_it_is_taken_away(other):
    action = count(people.action("1.6"), other)
    Plan.objects.filter(pk=other.pk).update(state=Plan.State.CLOSED)

    third = new_plan("Young people’s plan")
    action = count(action, other, third)
    assert set(action.also_in.all()) == {other, third}
    action = count(action, third)
    assert list(action.also_in.all()) == [third]
    with pytest.raises(ValidationError, match=NOT_THERE):
        count(action, other)


def test_the_next_plan_counts_what_this_one_counted_and_a_carried_action_counts_once(other):
    plan = agreeing.published()
    carried = plan.actions.get()
    guest = Action(plan=other, reference="1", title="Walk people home", added_on=date(2026, 5, 1))
    guest.save()
    count(carried, other, who="june")
    count(guest, plan, who="june")
    carried.refresh_from_db()

    follower = make_next_plan(
        plan=plan,
        key="bcdfghjkmn",
        answers=NEXT,
        decided={carried.key: Decided(Fate.CARRY, "It goes on", carried.version)},
        by=people.reader("june"),
        now=clock.now(),
    )

    new, old = follower.actions.get(), Action.objects.get(pk=carried.pk)
    assert (list(new.also_in.all()), new.also_in_named) == ([other], TITLE)
    assert (list(old.also_in.all()), old.also_in_named) == ([], "")
    assert set(guest.also_in.all()) == {plan, follower}
    assert Action.objects.get(pk=guest.pk).also_in_named == f"{follower}, {plan}"
    assert actions.count_of(people.reader("june"), plan=follower) == 2
    assert actions.count_of(people.reader("june"), plan=other) == 2

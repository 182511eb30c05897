"""The data of the bench, at a small size: real rows that the pages show to an ordinary officer."""

from collections import Counter

import pytest

from csp.models import AuditEvent, SearchEntry
from dhr.models import Statement
from plans.models import Action, Plan, ProgressUpdate, RoundAsk
from tests.bench.costs import PAYING
from tests.bench.data import LARGEST, Sizes, build
from tests.bench.officer import Officer
from tests.bench.pages import past_and_difference, round_page, statement_pages
from tests.bench.review import IN_ROUND, KEPT
from tests.bench.words import IN_ALL

SMALL = Sizes(
    partnerships=3,
    actions=121,
    in_largest=60,
    in_restricted=20,
    restricted_plans=2,
    updates=3,
    in_round=12,
    kept=4,
    versions=10,
    reviews=3,
    costs=4,
)
BUILT = {"plan__partnership__slug__in": [LARGEST, "place-0", "place-1"]}


@pytest.fixture
def officer():
    build(SMALL)
    return Officer()


def test_there_is_as_much_of_everything_as_was_asked_for(officer):
    actions = Action.objects.filter(**BUILT)
    sizes = Counter(actions.values_list("plan__partnership__slug", flat=True))

    assert sizes == {LARGEST: 60, "place-0": 31, "place-1": 30}
    assert actions.filter(plan__circle=None, plan__partnership__slug=LARGEST).count() == 40
    assert Plan.objects.filter(partnership__slug=LARGEST).exclude(circle=None).count() == 2
    assert set(Counter(ProgressUpdate.objects.filter(action__in=actions).values_list("action"))) == {
        (pk,) for pk in actions.values_list("pk", flat=True)
    }
    assert SearchEntry.objects.filter(subject_key__in=actions.values("key")).count() == 121


def test_each_action_has_the_history_and_the_events_that_saving_it_would_have_left(officer):
    action = officer.held[0]
    versions = Action.history.filter(id=action.pk).order_by("version")
    subjects = {"plans.action": [action.pk], "plans.progressupdate": action.updates.values("pk")}
    events = [AuditEvent.objects.filter(subject=name, subject_id__in=ids) for name, ids in subjects.items()]

    assert [(one.version, one.history_type) for one in versions] == [(1, "+"), (2, "~"), (3, "~"), (4, "~")]
    assert (versions[0].status_id, versions[3].status_id) == (None, action.status_id)
    assert [one.history_date for one in versions[1:]] == sorted(one.made_at for one in action.updates.all())
    assert Counter(events[0].values_list("verb", flat=True)) == {"action.added": 1, "action.reported": 3}
    assert Counter(events[1].values_list("verb", flat=True)) == {"update.added": 3}


def test_the_officer_sees_the_open_plan_and_nothing_of_the_restricted_ones(officer):
    page = officer.get(officer.address("action-list", officer.plan.key), words=IN_ALL, page=80).decode()
    restricted = Action.objects.filter(plan__partnership__slug=LARGEST).exclude(plan__circle=None)

    assert "40 actions" in page
    assert officer.held
    assert not set(officer.held) & set(restricted)
    with pytest.raises(AssertionError, match="answered 404, not 200"):
        officer.get(officer.address("plan-detail", restricted[0].plan.key))


@pytest.mark.parametrize("name", ["plan-detail", "action-list", "action-list-csv"])
def test_the_pages_that_are_measured_open(officer, name):
    assert officer.get(officer.address(name, officer.plan.key))


def test_an_update_that_is_measured_is_saved(officer):
    action = officer.held[0]

    officer.save_update(action)

    assert action.updates.count() == 4
    assert b"Your update is saved" in officer.get(officer.address("action-detail", action.key))


def test_a_refused_update_is_not_measured_as_a_quick_one(officer):
    officer.held[0].version -= 1

    with pytest.raises(AssertionError, match="answered 200, not 302"):
        officer.save_update(officer.held[0])


def test_the_round_and_the_plan_with_a_past_are_there_to_be_measured(officer):
    asked = RoundAsk.objects.filter(round__plan__partnership__slug=IN_ROUND)
    told = [asked.filter(update=None).count(), asked.exclude(update=None).count()]
    seats = {one.action.lead_seat_id for one in asked.select_related("action")}

    assert (told, len(seats)) == ([4, 8], 12)
    past = Officer(KEPT)
    assert {Action.history.filter(id=one.pk).count() for one in past.plan.actions.all()} == {10}
    page = past.get(
        past.address("plan-past", past.plan.key), **{"day-day": 1, "day-month": 9, "day-year": 2026}
    )
    assert b"with 4 actions" in page
    number = round_page(Officer(IN_ROUND))
    assert [one.target for one in (number, *past_and_difference(past))] == [60, 300, 300]


def test_the_statement_that_is_measured_holds_a_charge_of_each_review(officer):
    paying = Officer(PAYING)
    numbers = list(statement_pages(paying))
    address = Statement.objects.get(partnership=paying.plan.partnership).get_absolute_url()
    shown = paying.client.get(address).context["page"]

    assert len(shown.rows) == 3
    assert sum(row.money.asked for row in shown.rows) > 0
    assert [one.target for one in numbers if one.measured] == [25, 25]

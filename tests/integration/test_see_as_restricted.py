"""Looking at the site as somebody else opens nothing restricted that is not open to both."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import AuditEvent, CircleMember
from csp.permissions import SEEN_AS
from csp.queries.readers import reader_seen_by
from plans.models import Action
from tests.integration import people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.seeing import seeing
from tests.integration.test_two_worlds import open_pages, plain, without_anything_restricted
from tests.integration.whole_review import whole_review

pytestmark = pytest.mark.walk

# Carys is in the circle; Tom is named on an action from outside it; the others are neither.
LOOKED_AS = ["carys", "tom", "dana", "elin", "hal", "farida"]
HELD_BY = ("tom", "tom", "carys", None)


def seen(called, *, by):
    """Somebody as a coordinator looks at the site as them."""
    return reader_seen_by(people.reader(by), key=people.person(called).key, partnership=people.vale().pk)


def enter(made, called):
    """Let somebody be in the circle as well."""
    CircleMember(circle=made.circle, person=people.person(called), starts_on=people.TODAY).save()


def answers(client, pages):
    found = {}
    for page in pages:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(page)
        found[page] = (*plain(response), len(asked))
    return found


@pytest.mark.parametrize("called", ["carys", "tom", "dana", "hal"])
def test_a_coordinator_outside_the_circle_cannot_tell_whether_there_is_a_restricted_plan(called, sign_in):
    without_anything_restricted()
    client, pages = seeing(sign_in, called), open_pages()
    without = answers(client, pages)

    made = open_restricted_plan(held_by=HELD_BY)
    whole_review()
    apart = [made.actions[0], made.actions[2]]
    of_it = [made.plan.get_absolute_url(), *(one.get_absolute_url() for one in apart)]
    of_it += [reverse("plans:action-restricted", args=["vale", one.key]) for one in apart]

    with_it = answers(client, pages)
    assert [page for page in pages if with_it[page] != without[page]] == []
    assert {client.get(page).status_code for page in of_it} <= {403, 404}


def test_my_work_lists_no_restricted_action_that_the_coordinator_does_not_know_of(sign_in, tom):
    open_restricted_plan(held_by=HELD_BY)

    assert "Update a restricted action" in words(tom.get("/p/vale/"))
    assert "estricted action" not in words(seeing(sign_in, "tom").get("/p/vale/"))


def test_a_coordinator_in_the_circle_sees_the_restricted_action_as_whoever_it_names_does(sign_in):
    made = open_restricted_plan(held_by=HELD_BY)
    client = seeing(sign_in, "tom", by="aled")

    work = words(client.get("/p/vale/"))
    page = client.get(reverse("plans:action-restricted", args=["vale", made.actions[0].key]))

    assert "Update a restricted action" in work
    assert CANARY not in work
    assert page.status_code == 200
    assert {client.get(one.get_absolute_url()).status_code for one in (made.plan, made.actions[0])} == {404}


def test_two_who_are_in_the_circle_see_it_and_the_trail_names_the_one_who_is_there(sign_in):
    made = open_restricted_plan()
    client = seeing(sign_in, "carys", by="aled")
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]

    pages = [client.get(one.get_absolute_url()) for one in (made.plan, made.actions[0], made.plan)]
    client.post(reverse("csp:see-as-end"))
    client.get(made.plan.get_absolute_url())

    assert {page.status_code for page in pages} == {200}
    assert CANARY in words(pages[0])
    events = AuditEvent.objects.filter(pk__gt=last)
    assert {event.person for event in events} == {people.person("aled")}
    assert [event.verb for event in events.order_by("pk")] == ["plan.opened", "action.opened"]


def test_an_action_that_stands_by_itself_is_opened_in_the_name_of_the_one_who_is_there(sign_in):
    made = open_restricted_plan(held_by=HELD_BY)
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]

    seeing(sign_in, "tom", by="aled").get(
        reverse("plans:action-restricted", args=["vale", made.actions[0].key])
    )

    opened = AuditEvent.objects.filter(pk__gt=last, circle=made.circle)
    assert [event.person for event in opened] == [people.person("aled")]


@pytest.mark.parametrize("by", ["june", "aled"])
@pytest.mark.parametrize("is_member", [True, False])
@pytest.mark.parametrize("called", LOOKED_AS)
def test_nothing_is_in_sight_that_was_not_in_the_coordinators_sight_anyway(called, is_member, by):
    made = open_restricted_plan(held_by=HELD_BY)
    if is_member:
        enter(made, called)
    reader, own = seen(called, by=by), people.reader(by)

    asked = [model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")]
    beyond = {
        model._meta.label: rows
        for model in asked
        if (rows := _pks(model.objects.visible_to(reader)) - _pks(model.objects.visible_to(own)))
    }

    assert len(asked) >= 10
    assert beyond == {}
    reached = _pks(Action.objects.reachable_by(reader))
    assert reached <= _pks(Action.objects.visible_to(own))


def _pks(found):
    return set(found.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("by", "is_member", "number"),
    [("june", True, 0), ("june", False, 0), ("aled", True, 4), ("aled", False, 0)],
)
def test_restricted_actions_are_in_sight_of_two_members_alone(by, is_member, number):
    made = open_restricted_plan(held_by=HELD_BY)
    if is_member:
        enter(made, "tom")

    found = Action.objects.visible_to(seen("tom", by=by)).filter(plan=made.plan)

    assert found.count() == number


@pytest.mark.parametrize("called", LOOKED_AS)
def test_every_role_that_is_looked_as_is_tried_here(called):
    roles = {one.role for one in people.reader(called).appointments}

    assert roles <= set(SEEN_AS)
    everyone = {one.role for who in LOOKED_AS for one in people.reader(who).appointments}
    assert everyone == set(SEEN_AS)

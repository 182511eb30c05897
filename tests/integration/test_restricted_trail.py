"""A restricted matter's own trail: for its members, with who opened it; nothing of it is on the partnership's."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.audit.sealing import seal_waiting
from csp.models import AuditEvent
from csp.permissions import Role
from csp.web import clock
from tests.integration import people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.test_trail_pages import FILE, TRAIL, rows


def trail_of(plan):
    return reverse("plans:plan-trail", args=["vale", plan.key])


def test_the_partnerships_trail_shows_nothing_restricted_even_to_an_administrator_in_the_circle(sign_in):
    people.appoint_also("aled", Role.ADMINISTRATOR)
    aled = sign_in("aled")
    before = words(aled.get(TRAIL))

    restricted = open_restricted_plan()
    aled.get(restricted.plan.get_absolute_url())

    assert words(aled.get(TRAIL)) == before
    assert CANARY not in aled.get(FILE).getvalue().decode()


def test_a_member_reads_the_restricted_plans_own_trail_and_nothing_of_the_partnerships(sign_in):
    restricted = open_restricted_plan()
    carys = sign_in("carys")

    page = carys.get(trail_of(restricted.plan))

    found = rows(page)
    assert len(found) == AuditEvent.objects.filter(circle=restricted.circle).count()
    assert found[0].startswith("23 Nov 2026, 10:30 Carys")
    assert "Opened a restricted plan Kestrel plan" in found[0]
    assert "Changed an action Kestrel-1.1 Kestrel action 1 about a burglary" in " ".join(found)
    assert "Only its members see this" in words(page)


@pytest.mark.parametrize("called", ["tess", "june", "tom", "joel"])
def test_a_restricted_plans_trail_is_not_there_for_anybody_else(called, sign_in):
    restricted = open_restricted_plan()
    last = AuditEvent.objects.latest("pk").pk

    for address in (
        trail_of(restricted.plan),
        reverse("plans:plan-trail-csv", args=["vale", restricted.plan.key]),
    ):
        assert sign_in(called).get(address).status_code == 404

    assert AuditEvent.objects.latest("pk").pk == last


def test_a_plan_that_everyone_sees_has_no_trail_of_its_own(sign_in):
    people.appoint_also("aled", Role.ADMINISTRATOR)

    assert sign_in("aled").get(trail_of(people.plan())).status_code == 404
    assert "Audit trail" not in words(sign_in("aled").get(people.plan().get_absolute_url()))


def test_a_member_finds_the_trail_among_the_parts_of_the_plan(sign_in):
    restricted = open_restricted_plan()

    page = sign_in("carys").get(restricted.plan.get_absolute_url()).content.decode()

    assert f'href="{trail_of(restricted.plan)}"' in page


def test_the_restricted_trails_head_is_shown_to_members(sign_in):
    restricted = open_restricted_plan()
    sign_in("carys").get(restricted.plan.get_absolute_url())
    seal_waiting()

    page = words(sign_in("carys").get(trail_of(restricted.plan)))

    last = AuditEvent.objects.filter(circle=restricted.circle).latest("number")
    assert f"The head of the trail is {last.number}:{last.seal}" in page
    assert "none waits." in page


def test_a_member_takes_the_restricted_trail_out_and_that_is_on_it(sign_in):
    restricted = open_restricted_plan()
    carys = sign_in("carys")

    text = carys.get(reverse("plans:plan-trail-csv", args=["vale", restricted.plan.key])).getvalue().decode()

    assert "Kestrel action 1" in text
    (event,) = AuditEvent.objects.filter(verb="plan-trail.exported")
    assert event.circle == restricted.circle


def page_of_action(page):
    """What gives the address of one page of the first action."""
    return lambda one: reverse(f"plans:{page}", args=["vale", one.actions[0].key])


PLAN, ACTION = "plan.opened", "action.opened"
OPENED = {
    "the plan": (PLAN, lambda one: one.plan.get_absolute_url()),
    "its list": (PLAN, lambda one: reverse("plans:action-list", args=["vale", one.plan.key])),
    "its form for a new action": (PLAN, lambda one: reverse("plans:action-add", args=["vale", one.plan.key])),
    "its trail": (PLAN, lambda one: trail_of(one.plan)),
    "an action": (ACTION, lambda one: one.actions[0].get_absolute_url()),
    **{
        f"its {page}": (ACTION, page_of_action(page))
        for page in ("action-changes", "action-edit", "update-add")
    },
}


@pytest.mark.parametrize("what", OPENED)
def test_opening_a_restricted_matter_is_on_its_trail(what, sign_in):
    restricted = open_restricted_plan()
    last = AuditEvent.objects.latest("pk").pk
    verb, page = OPENED[what]

    assert sign_in("aled").get(page(restricted)).status_code == 200

    (event,) = AuditEvent.objects.filter(pk__gt=last)
    assert event.verb == verb
    assert (event.circle, event.person) == (restricted.circle, people.person("aled"))
    assert event.address == "127.0.0.1"


def test_one_visit_is_one_event_however_many_pages_are_opened(sign_in):
    restricted = open_restricted_plan()
    aled, carys = sign_in("aled"), sign_in("carys")
    page = restricted.plan.get_absolute_url()

    for client in (aled, aled, carys, aled):
        client.get(page)
        client.get(f"{page}actions/")
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=False):
        aled.get(page)

    opened = AuditEvent.objects.filter(verb="plan.opened").order_by("pk")
    assert [event.person.name.split()[0] for event in opened] == ["Aled", "Carys", "Aled"]


def test_opening_what_everyone_may_see_is_not_written_down_and_asks_nothing(june):
    last = AuditEvent.objects.latest("pk").pk
    with CaptureQueriesContext(connection) as asked:
        june.get(people.plan().get_absolute_url())
        june.get(people.action("1.6").get_absolute_url())

    assert AuditEvent.objects.latest("pk").pk == last
    assert not [one for one in asked.captured_queries if "csp_auditevent" in one["sql"]]

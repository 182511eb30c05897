"""Whoever is named on an action of a restricted plan sees that action by itself, and nothing that names the plan."""

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Action, ProgressUpdate
from plans.services.actions import ActionAnswers, edit_action
from plans.services.updates import add_update
from tests.integration import people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan

TITLE = "Visit the school with the new guidance"
UPDATE = "The visit is arranged"


@pytest.fixture
def named():
    """An action of the restricted plan that Tom holds, in words that don't name the plan."""
    action = open_restricted_plan(("tom", "carys")).actions[0]
    by, now = people.reader("aled"), clock.now()
    told = {"title": TITLE, "detail": "Take the leaflet.", "done_when": "Seen."}
    answers = ActionAnswers(**{**vars(ActionAnswers.of(action)), **told})
    action = edit_action(key=action.key, version=action.version, answers=answers, reason="", by=by, now=now)
    ProgressUpdate.objects.filter(action=action).update(text=UPDATE)
    return Action.objects.select_related("plan__partnership").get(pk=action.pk)


def page_of(action):
    return reverse("plans:action-restricted", args=["vale", action.key])


def typed(text, *, version):
    return {"status": people.status("G").key, "text": text, "version": version}


def test_the_person_named_reads_the_action_its_updates_and_nothing_round_it(named, tom):
    page = tom.get(page_of(named))
    text = words(page)

    assert [word for word in (TITLE, "Take the leaflet.", "Seen.", UPDATE) if word not in text] == []
    assert "Restricted action" in text
    assert CANARY not in page.content.decode()
    assert named.plan.key not in page.content.decode()
    assert named.get_absolute_url() not in page.content.decode()


def test_my_work_lists_it_under_a_neutral_heading(named, tom):
    page = tom.get("/p/vale/").content.decode()

    assert "Update a restricted action" in page
    assert page_of(named) in page
    assert TITLE not in page
    assert CANARY not in page
    assert named.get_absolute_url() not in page


def test_an_update_from_outside_stands_on_the_plan_and_on_its_own_trail(named, tom, sign_in):
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]

    sent = tom.post(page_of(named), typed("I went on Monday.", version=named.version), follow=True)

    assert "Your update is saved" in words(sent)
    assert "I went on Monday." in words(sent)
    assert CANARY not in sent.content.decode()
    assert "I went on Monday." in words(sign_in("aled").get(named.get_absolute_url()))
    done = AuditEvent.objects.filter(pk__gt=last, person=people.person("tom"), verb__startswith="update")
    assert [event.circle_id for event in done] == [named.plan.circle_id]


def test_a_clash_shows_the_newer_update_and_keeps_what_was_typed(named, tom):
    add_update(
        key=named.key,
        version=named.version,
        status=people.status("G"),
        text="From inside.",
        nothing_has_changed=False,
        by=people.reader("aled"),
        now=clock.now(),
    )

    sent = tom.post(page_of(named), typed("From Tom.", version=named.version))

    text = words(sent)
    assert "Somebody saved this action while you were writing" in text
    assert "From inside." in text
    assert "From Tom." in sent.content.decode()
    assert not ProgressUpdate.objects.filter(text="From Tom.").exists()
    assert CANARY not in sent.content.decode()


@pytest.mark.parametrize("called", ["june", "dana", "aled", "carys"])
def test_nobody_else_has_that_page_whether_outside_the_circle_or_in_it(named, called, sign_in):
    assert sign_in(called).get(page_of(named)).status_code == 404


@pytest.mark.parametrize("called", ["hal", "farida", "elin"])
def test_a_role_that_gives_no_updates_is_refused_as_on_any_action(named, called, sign_in):
    Action.objects.filter(pk=named.pk).update(lead_person=people.person(called))

    assert sign_in(called).get(page_of(named)).status_code == 403


def test_the_rest_of_the_plan_stays_closed_to_the_person_named(named, tom):
    action, plan = named.get_absolute_url(), named.plan.get_absolute_url()
    parts = [f"{action}{part}" for part in ("", "changes/", "change/", "update/")]
    parts += [f"{plan}{part}" for part in ("", "actions/", "actions.csv", "actions.xlsx", "actions/add/")]

    assert {tom.get(address).status_code for address in parts} <= {403, 404}


def test_the_lists_and_their_search_do_not_find_it(named, tom):
    page = reverse("plans:action-list", args=["vale", people.plan().key])

    for search in ({"words": "school guidance"}, {"mine": "on"}, {}):
        assert TITLE not in words(tom.get(page, search))


def test_it_is_gone_when_another_holds_it_or_the_appointment_has_ended(named, tom):
    assert tom.get(page_of(named)).status_code == 200

    Action.objects.filter(pk=named.pk).update(lead_person=people.person("carys"))
    assert tom.get(page_of(named)).status_code == 404

    Action.objects.filter(pk=named.pk).update(lead_person=people.person("tom"))
    people.person("tom").appointments.update(ends_on=people.TODAY.replace(day=22))
    assert tom.get(page_of(named)).status_code == 404


def test_a_closed_plan_takes_no_update_and_is_not_named_in_the_refusal(named, tom):
    named.plan.state = named.plan.State.CLOSED
    named.plan.save()

    page = tom.get(page_of(named))
    refused = tom.post(page_of(named), typed("Late.", version=named.version))

    assert page.status_code == 200
    assert "Your update" not in words(page)
    assert refused.status_code == 403
    assert CANARY not in refused.content.decode()


def test_a_member_may_name_somebody_outside_and_reads_what_they_will_see(named, sign_in):
    page = words(sign_in("aled").get(f"{named.get_absolute_url()}change/"))

    assert "Whoever you choose sees what will be done" in page
    assert "Dana Whitlock" in page


def test_the_pages_of_a_restricted_plan_say_so_to_its_members(named, sign_in):
    aled = sign_in("aled")

    for address in (named.plan.get_absolute_url(), named.get_absolute_url()):
        assert "Restricted" in words(aled.get(address))
    assert "Restricted" not in words(aled.get(people.plan().get_absolute_url()))


def test_a_guessed_key_is_answered_like_one_that_was_never_there(named, sign_in):
    dana, unknown = sign_in("dana"), "2222222222"

    theirs, nobodys = (dana.get(page_of(named).replace(named.key, key)) for key in (named.key, unknown))

    assert theirs.status_code == nobodys.status_code == 404
    assert words(theirs) == words(nobodys)


def test_somebody_of_another_partnership_does_not_open_it_even_if_named(named, fen, client):
    Action.objects.filter(pk=named.pk).update(lead_person=fen.coordinator)
    client.force_login(fen.coordinator)

    assert client.get(page_of(named)).status_code == 404

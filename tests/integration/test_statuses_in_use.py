"""A status taken out of use is offered no more, and stays wherever it was said."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Status
from plans.services.statuses import StatusAnswers, edit_status, set_use
from plans.services.updates import add_update
from plans.views import updates
from tests.integration import importing, papers, people
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import open_restricted_plan

LIST = "/p/vale/settings/statuses/"
LAST = "It is the last status in use. Officers need one to choose: add another first."
COMPLETE = "No other status in use stands for complete, so nobody could say that an action is done."
PAST = "“Behind”, which was reported last, is no longer used. Choose where the action is now"
NO_LONGER = "“Behind” is no longer used. Choose another status"
VERBS = ["status.taken-out-of-use", "status.used-again"]


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def use(letter, *, offered=False, by="tess"):
    status = people.status(letter)
    return set_use(status=status, is_offered=offered, by=people.reader(by), now=clock.now())


def send_use(client, letter, button="no"):
    page = reverse("plans:status-use", args=["vale", people.status(letter).key])
    return client.post(page, {"use": button}, follow=True)


def say(letter, *, reference="1.6", text="Two visits.", nothing=False, by="tom"):
    action = people.action(reference)
    return add_update(
        key=action.key,
        version=action.version,
        status=people.status(letter),
        text=text,
        nothing_has_changed=nothing,
        by=people.reader(by),
        now=clock.now(),
    )


def behind():
    """Action 1.6, reported as behind."""
    say("A")
    return people.action("1.6")


def radios(page):
    inputs = re.findall(r"<input[^>]*>", page.content.decode())
    return sum('name="status"' in one for one in inputs)


def test_an_administrator_takes_a_status_out_of_use_and_uses_it_again(tess, tom):
    page = people.action("1.6").get_absolute_url()
    offered = radios(tom.get(page))

    assert f'formaction="{LIST}{people.status("N").key}/use/"' in tess.get(LIST).content.decode()
    out = words(send_use(tess, "N"))

    assert "“Not started” is out of use. It stays wherever it was reported" in out
    assert "Out of use" in out
    assert "Use again : Not started" in out
    assert radios(tom.get(page)) == offered - 1
    assert "“Not started” is in use again" in words(send_use(tess, "N", "again"))
    assert radios(tom.get(page)) == offered


def test_each_is_on_the_trail_once_and_in_the_history_of_the_status(tess):
    send_use(tess, "N")
    send_use(tess, "N")
    send_use(tess, "N", "again")

    said = AuditEvent.objects.filter(verb__in=VERBS).order_by("pk").values_list("verb", flat=True)
    assert list(said) == VERBS
    changes = words(tess.get(reverse("plans:status-edit", args=["vale", people.status("N").key])))
    assert "In use No Yes" in changes
    assert "In use Yes No" in changes


def test_only_an_administrator_does_it():
    with pytest.raises(PermissionDenied):
        use("N", by="june")
    assert people.status("N").is_offered


def test_the_last_that_stands_for_complete_stays_in_use_and_the_page_says_why(tess):
    page = words(send_use(tess, "B"))

    assert f"“Complete” stays in use. {COMPLETE}" in page
    assert people.status("B").is_offered


def test_the_last_status_in_use_stays(tess):
    Status.objects.exclude(letter="G").update(is_offered=False)

    assert LAST in words(send_use(tess, "G"))
    assert people.status("G").is_offered


def test_the_last_that_stands_for_complete_cannot_come_to_stand_for_something_else():
    complete = people.status("B")
    other = StatusAnswers(**{**vars(StatusAnswers.of(complete)), "stands_for": "on_track"})

    with pytest.raises(ValidationError, match=COMPLETE):
        edit_status(status=complete, version=1, answers=other, by=people.reader("tess"), now=clock.now())


def test_another_that_stands_for_complete_lets_the_first_go():
    green = people.status("G")
    complete = StatusAnswers(**{**vars(StatusAnswers.of(green)), "stands_for": "complete"})
    edit_status(status=green, version=1, answers=complete, by=people.reader("tess"), now=clock.now())

    assert not use("B").is_offered


def test_a_button_that_says_nothing_does_nothing(tess):
    send_use(tess, "N", "perhaps")

    assert people.status("N").is_offered


def test_it_stays_wherever_it_was_said_and_filters_find_it(june):
    action = behind()
    use("A")
    listed = f"{people.plan().get_absolute_url()}actions/"

    page = june.get(f"{listed}?status={people.status('A').key}")

    assert action.title in words(page)
    assert "Behind late, but can recover (no longer used)" in words(page)
    assert "Behind" in words(june.get(action.get_absolute_url()))
    assert "(no longer used)" in words(june.get(people.plan().get_absolute_url()))


def test_a_key_leaves_out_what_nothing_on_the_page_has(june):
    use("N")
    listed = f"{people.plan().get_absolute_url()}actions/?status={people.status('G').key}"

    assert "no work yet" not in words(june.get(listed))
    assert "will be done by its date" in words(june.get(listed))


def test_an_update_asks_where_the_action_is_when_its_status_is_out_of_use(tom):
    action = behind()
    use("A")

    page = tom.get(action.get_absolute_url())

    assert PAST in words(page)
    assert "status" not in boxes(page)
    unsaid = tom.post(f"{action.get_absolute_url()}update/", {"text": "Two.", "version": action.version})
    assert problems(unsaid) == ["Choose where the action has got to"]
    assert boxes(unsaid)["text"] == "Two."


def test_nothing_has_changed_lets_it_stand_on(tom):
    action = behind()
    use("A")
    sent = {"nothing_has_changed": "on", "version": action.version}

    saved = tom.post(f"{action.get_absolute_url()}update/", sent, follow=True)

    assert "Your update is saved" in words(saved)
    assert people.action("1.6").status == people.status("A")


def test_nothing_has_changed_needs_a_status_where_none_is_out_of_use(tom):
    action = people.action("1.6")
    sent = {"nothing_has_changed": "on", "version": action.version, "text": ""}

    page = tom.post(f"{action.get_absolute_url()}update/", sent)

    assert problems(page) == ["Choose where the action has got to"]


def test_a_status_taken_out_while_somebody_wrote_is_said_beside_it_and_their_words_stay(tom):
    action = people.action("1.6")
    sent = {"status": people.status("A").key, "text": "Two visits were made.", "version": action.version}
    use("A")

    page = tom.post(f"{action.get_absolute_url()}update/", sent)

    assert problems(page) == [NO_LONGER]
    assert boxes(page)["text"] == "Two visits were made."
    assert people.action("1.6").version == action.version


def test_a_status_taken_out_while_the_update_was_being_saved_is_said_too(tom, monkeypatch):
    action = people.action("1.6")
    sent = {"status": people.status("A").key, "text": "Two visits were made.", "version": action.version}
    whole = updates.update_form

    def form_then_out(*args, **named):
        form = whole(*args, **named)
        use("A")
        return form

    monkeypatch.setattr(updates, "update_form", form_then_out)

    page = tom.post(f"{action.get_absolute_url()}update/", sent)

    assert problems(page) == [NO_LONGER]
    assert boxes(page)["text"] == "Two visits were made."


def test_the_service_refuses_it_whoever_asks():
    use("A")

    with pytest.raises(ValidationError, match="no longer used"):
        say("A", nothing=True, text="")


def test_a_restricted_action_offers_only_what_is_in_use(tom):
    action = open_restricted_plan(("tom", "carys")).actions[0]
    page = reverse("plans:action-restricted", args=["vale", action.key])
    offered = radios(tom.get(page))
    use("R")

    shown = tom.get(page)

    assert radios(shown) == offered - 1
    assert "“Off track”, which was reported last, is no longer used." in words(shown)


def test_the_settings_look_alike_whether_or_not_a_restricted_plan_uses_a_status(tess):
    use("N")
    before = words(tess.get(LIST))
    action = open_restricted_plan().actions[0]
    type(action).objects.filter(pk=action.pk).update(status=people.status("N"))

    assert words(tess.get(LIST)) == before


def test_an_import_does_not_take_it_for_a_status():
    text = "Ref,Priority,Action,Status\n1.1,Streets,Gate the alleys,Behind\n"
    use("A")

    done = importing.done("aled", text=text)

    [action] = done.plan.actions.all()
    assert action.status is None


def test_a_report_explains_it_only_where_an_action_still_has_it():
    use("N")
    before = papers.document()
    people.plan().actions.filter(status=people.status("N")).update(status=people.status("G"))

    assert "no work yet (no longer used)" in str(before)
    assert "Not started" not in str(papers.document())


def test_whoever_sets_up_statuses_is_in_the_settings(tess):
    for page in (LIST, f"{LIST}add/"):
        here = tess.get(page).content.decode()
        [current] = [line for line in here.split("<a ") if 'aria-current="page"' in line.split(">")[0]][:1]
        assert "Settings" in words(f"<a {current}")[:12]

"""Adding and changing an action: what is kept, what is written down, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from csp.audit import NewerVersion
from csp.kernel.folding import fold
from csp.models import AuditEvent, SearchEntry
from csp.web import clock
from plans.models import Action, Objective, Plan, Priority
from plans.services.actions import ActionAnswers, add_action, edit_action
from tests.integration import people


def answers(**changes):
    return replace(ActionAnswers(title="Light the towpath", reference="4.99"), **changes)


def answers_of(action, **changes):
    return replace(ActionAnswers.of(action), **changes)


def add(who="june", plan=None, **changes):
    return add_action(
        plan=plan or people.plan(), answers=answers(**changes), by=people.reader(who), now=clock.now()
    )


def edit(action, who="june", reason="", version=None, **changes):
    return edit_action(
        key=action.key,
        version=version or action.version,
        answers=answers_of(action, **changes),
        reason=reason,
        by=people.reader(who),
        now=clock.now(),
    )


def events_since(last):
    return list(AuditEvent.objects.filter(pk__gt=last).order_by("pk"))


@pytest.fixture
def last_event():
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]


def test_an_added_action_is_what_was_answered():
    priority = Priority.objects.get(plan=people.plan(), number="4")
    objective = Objective.objects.get(plan=people.plan(), reference="4A")
    seat = people.action("1.6").lead_seat

    added = add(
        detail="26 columns",
        priority=priority,
        objective=objective,
        lead_seat=seat,
        lead_person=people.person("tom"),
        timescale="by the end of quarter 3",
        due_on=date(2026, 12, 31),
        done_when="All lit",
        additionality="New money",
    )

    kept = Action.objects.get(pk=added.pk)
    assert answers_of(kept) == answers_of(added)
    assert (kept.version, kept.status, kept.reported_on) == (1, None, None)
    assert kept.original_due_on == date(2026, 12, 31)


def test_adding_leaves_one_history_row_and_one_event_without_a_name(last_event):
    added = add(title="Light Canary Lane")

    [version] = Action.history.filter(id=added.pk)
    assert (version.history_user, version.history_date, version.history_type) == (
        people.person("june"),
        clock.now(),
        "+",
    )
    [event] = events_since(last_event)
    assert (event.verb, event.subject, event.subject_id) == ("action.added", "plans.action", added.pk)
    assert (event.person, event.partnership, event.circle, event.at) == (
        people.person("june"), people.vale(), None, clock.now(),
    )  # fmt: skip
    assert "Canary" not in " ".join(str(value) for value in vars(event).values())
    assert "June" not in event.verb + event.subject


def test_an_added_action_is_found_by_its_words():
    added = add(title="Light ŴYNNE Lane", detail="Café corner", done_when="Lamps", additionality="Extra")

    entry = SearchEntry.objects.get(kind="action", subject_key=added.key)
    assert entry.words == fold("4.99 Light ŴYNNE Lane Café corner Lamps Extra")
    assert (entry.partnership, entry.circle) == (people.vale(), None)


def test_a_changed_action_has_the_next_version_the_reason_and_one_event(last_event):
    action = people.action("1.6")
    before = action.version

    edit(action, who="dana", reason="The supplier closed", due_on=date(2027, 3, 31))

    kept = people.action("1.6")
    version = kept.history.latest()
    assert (kept.version, kept.due_on) == (before + 1, date(2027, 3, 31))
    assert kept.original_due_on == action.original_due_on != kept.due_on
    assert (version.history_user, version.history_change_reason) == (
        people.person("dana"),
        "The supplier closed",
    )
    assert version.version == kept.version
    [event] = events_since(last_event)
    assert (event.verb, event.subject_id, event.person) == ("action.changed", kept.pk, people.person("dana"))


def test_the_date_first_agreed_survives_every_move():
    action = people.action("1.6")
    first = action.original_due_on

    for month in (1, 2, 3):
        edit(people.action("1.6"), due_on=date(2027, month, 1), reason="Again")
    edit(people.action("1.6"), due_on=None, reason="No date now")

    assert people.action("1.6").original_due_on == first


def test_changed_words_replace_those_an_action_was_found_by():
    action = people.action("1.6")

    edit(action, title="Something about narrowboats", detail="", done_when="", additionality="")

    assert (
        SearchEntry.objects.get(kind="action", subject_key=action.key).words
        == "1.6 something about narrowboats"
    )


def test_a_save_over_a_newer_save_is_refused_with_the_newer_record_and_changes_nothing(last_event):
    opened = people.action("1.6")
    edit(people.action("1.6"), title="As Aled wrote it", who="aled")
    aleds = people.action("1.6")

    with pytest.raises(NewerVersion) as newer:
        edit(opened, title="As June wrote it")

    assert newer.value.theirs.title == "As Aled wrote it"
    assert people.action("1.6").version == aleds.version
    assert len(events_since(last_event)) == 1


@pytest.mark.parametrize("who", ["tom", "priya", "hal", "elin", "tess"])
def test_a_refused_change_leaves_nothing_behind(who, last_event):
    action = people.action("1.6")
    versions, words = action.history.count(), SearchEntry.objects.count()

    with pytest.raises((PermissionDenied, Http404)):
        edit(action, who=who, title="Mine now")
    with pytest.raises((PermissionDenied, Http404)):
        add(who=who)

    assert people.action("1.6").title == action.title
    assert (action.history.count(), SearchEntry.objects.count()) == (versions, words)
    assert events_since(last_event) == []


def test_a_closed_plan_takes_no_action_and_no_change():
    action = people.action("1.6")
    Plan.objects.update(state=Plan.State.CLOSED)

    with pytest.raises(PermissionDenied, match="This plan is closed"):
        edit(action, title="Too late")
    with pytest.raises(PermissionDenied, match="This plan is closed"):
        add()


def test_a_stranger_is_told_that_there_is_no_such_action(fen):
    with pytest.raises(Http404):
        edit(people.action("1.6"), who="nadia", title="Ours")


def belonging_elsewhere(fen):
    other = Plan(
        partnership=people.vale(), kind="community_safety", title="Next plan",
        starts_on=date(2027, 4, 1), ends_on=date(2030, 3, 31),
    )  # fmt: skip
    other.save()
    theirs = Priority(plan=other, position=1, number="1", title="Of the next plan")
    theirs.save()
    mine = Priority.objects.get(plan=people.plan(), number="4")
    return {
        "priority of another plan": ({"priority": theirs}, "Choose a priority of this plan"),
        "priority of another partnership": ({"priority": fen.priority}, "Choose a priority of this plan"),
        "objective of another priority": (
            {"priority": mine, "objective": Objective.objects.get(plan=people.plan(), reference="1A")},
            "Choose an objective of the same priority",
        ),
        "objective without its priority": (
            {"objective": Objective.objects.get(plan=people.plan(), reference="1A")},
            "Choose an objective of the same priority",
        ),
        "seat of another partnership": ({"lead_seat": fen.seat}, "Choose an authority of this partnership"),
    }


@pytest.mark.parametrize(
    "what",
    [
        "priority of another plan",
        "priority of another partnership",
        "objective of another priority",
        "objective without its priority",
        "seat of another partnership",
    ],
)
def test_what_belongs_elsewhere_is_refused_in_words_and_nothing_is_kept(what, fen, last_event):
    wrong, words = belonging_elsewhere(fen)[what]
    action = people.action("4.1")
    count = Action.objects.count()

    with pytest.raises(ValidationError, match=words):
        add(**wrong)
    with pytest.raises(ValidationError, match=words):
        edit(action, **{"priority": None, "objective": None, **wrong})

    assert Action.objects.count() == count
    assert people.action("4.1").version == action.version
    assert events_since(last_event) == []


def test_a_person_of_another_partnership_can_not_be_named(fen):
    with pytest.raises(ValidationError, match="Choose somebody of this partnership"):
        add(lead_person=fen.coordinator)


def test_an_action_can_still_be_changed_when_the_person_it_names_has_gone():
    action = people.action("1.14")

    edit(action, detail="Somebody will take it over")

    assert people.action("1.14").lead_person == people.person("gareth")


def test_an_event_says_from_which_internet_address_it_came(june, last_event):
    action = people.action("1.6")

    june.post(
        f"/p/vale/plans/actions/{action.key}/update/",
        {"status": action.status.key, "text": "58 officers trained", "version": action.version},
        REMOTE_ADDR="192.0.2.7",
    )

    assert {event.address for event in events_since(last_event)} == {"192.0.2.7"}

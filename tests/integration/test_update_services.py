"""Adding an update: the action stands as reported, and nobody writes over anybody."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.web import clock
from plans.models import Plan, ProgressUpdate
from plans.services.updates import add_update
from tests.integration import people
from tests.integration.rounds import nothing_open


def give(action, who="tom", text="58 officers trained", letter="A", now=None, **rest):
    return add_update(
        **{
            "key": action.key,
            "version": action.version,
            "status": people.status(letter),
            "text": text,
            "nothing_has_changed": False,
            "by": people.reader(who),
            "now": now or clock.now(),
            **rest,
        }
    )


@pytest.fixture(autouse=True)
def _nothing_open():
    """Let no round be open, that an update would report to."""
    nothing_open(people.plan())


@pytest.fixture
def last_event():
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]


def test_an_update_keeps_what_was_said_by_whom_and_the_status_before():
    action = people.action("1.6")

    update = give(action)

    kept = ProgressUpdate.objects.get(pk=update.pk)
    assert (kept.text, kept.made_by, kept.made_at) == (
        "58 officers trained",
        people.person("tom"),
        clock.now(),
    )
    assert (kept.status_before.letter, kept.status.letter) == ("G", "A")


def test_the_action_stands_as_reported_with_one_more_version_and_a_history_row():
    action = people.action("1.6")
    versions = action.history.count()

    give(action)

    kept = people.action("1.6")
    assert (kept.status.letter, kept.reported_on, kept.version) == (
        "A",
        date(2026, 11, 23),
        action.version + 1,
    )
    assert kept.history.count() == versions + 1
    assert kept.history.latest().history_user == people.person("tom")


def test_one_event_says_that_an_update_was_added_and_one_that_the_action_was_reported(last_event):
    action = people.action("1.6")

    update = give(action, text="Canary words")

    added, reported = AuditEvent.objects.filter(pk__gt=last_event).order_by("pk")
    assert (added.verb, added.subject, added.subject_id) == (
        "update.added",
        "plans.progressupdate",
        update.pk,
    )
    assert (reported.verb, reported.subject, reported.subject_id) == (
        "action.reported",
        "plans.action",
        action.pk,
    )
    for event in (added, reported):
        assert (event.person, event.partnership, event.circle) == (people.person("tom"), people.vale(), None)
        assert "Canary" not in " ".join(str(value) for value in vars(event).values())


def test_an_update_in_the_last_hour_of_a_summer_day_utc_is_of_the_next_day_in_london():
    action = people.action("1.6")

    give(action, now=datetime(2027, 6, 30, 23, 30, tzinfo=UTC))

    assert people.action("1.6").reported_on == date(2027, 7, 1)


def test_nothing_has_changed_needs_no_words():
    action = people.action("1.6")

    give(action, text="", letter="G", nothing_has_changed=True)

    assert action.updates.first().nothing_has_changed


def test_an_update_over_a_newer_save_is_refused_and_leaves_nothing(last_event):
    opened = people.action("1.6")
    give(people.action("1.6"), who="dana", text="As Dana wrote it")
    said = opened.updates.count()

    with pytest.raises(NewerVersion) as newer:
        give(opened, text="As Tom wrote it")

    assert newer.value.theirs.version == opened.version + 1
    assert opened.updates.count() == said
    assert AuditEvent.objects.filter(pk__gt=last_event).count() == 2


@pytest.mark.parametrize(
    ("who", "refused"), [("neil", PermissionDenied), ("elin", PermissionDenied), ("hal", Http404)]
)
def test_a_refused_update_leaves_nothing_behind(who, refused, last_event):
    action = people.action("1.6")
    said = action.updates.count()

    with pytest.raises(refused):
        give(action, who=who)

    assert action.updates.count() == said
    assert people.action("1.6").version == action.version
    assert not AuditEvent.objects.filter(pk__gt=last_event).exists()


def test_a_stranger_is_told_that_there_is_no_such_action(fen):
    with pytest.raises(Http404):
        give(people.action("1.6"), who="nadia")


def test_a_closed_plan_takes_no_update():
    action = people.action("1.6")
    Plan.objects.update(state=Plan.State.CLOSED)

    with pytest.raises(PermissionDenied, match="This plan is closed"):
        give(action)


def test_a_status_of_another_partnership_is_refused_and_leaves_nothing(fen, last_event):
    action = people.action("1.6")
    said = action.updates.count()

    with pytest.raises(ValidationError, match="Choose a status of this partnership"):
        give(action, status=fen.status)

    assert action.updates.count() == said
    assert people.action("1.6").status == action.status
    assert not AuditEvent.objects.filter(pk__gt=last_event).exists()


def test_the_database_itself_refuses_an_update_that_says_nothing():
    with pytest.raises(IntegrityError), transaction.atomic():
        give(people.action("1.6"), text="")

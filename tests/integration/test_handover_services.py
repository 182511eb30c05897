"""Handing over does everything or nothing: the holder, the note, the message, the history and the trail."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.audit import NewerVersion
from csp.kernel.terms import Term, Words
from csp.models import AuditEvent, Message
from csp.services.handovers import counted, hand_over, settle
from csp.web import clock
from plans.models import Action, Handover
from plans.models.handover import HandoverQuerySet
from plans.queries import handovers, trail
from plans.services import handovers as services
from plans.services.actions import ActionAnswers, edit_action
from plans.services.updates import add_update
from tests.integration import people
from tests.integration.handing import LINK, NOTE, hand, handover_of, passed
from tests.integration.restricted import open_restricted_plan


def report(called, reference):
    action = people.action(reference)
    add_update(
        key=action.key,
        version=action.version,
        status=people.status("G"),
        text="On it.",
        nothing_has_changed=False,
        by=people.reader(called),
        now=clock.now(),
    )


def give_to(called, reference):
    """Let the coordinator name somebody else on the action’s own form."""
    action = people.action(reference)
    answers = ActionAnswers(**{**vars(ActionAnswers.of(action)), "lead_person": people.person(called)})
    by, now = people.reader("june"), clock.now()
    edit_action(key=action.key, version=action.version, answers=answers, reason="", by=by, now=now)


def test_an_action_passes_to_its_successor_with_the_note():
    version = people.action("1.6").version

    assert hand("tom", "tom", "dana", people.action("1.6"), people.action("3.3")) == "2 actions"

    action, handover = people.action("1.6"), handover_of("1.6")
    assert (action.lead_person, action.version) == (people.person("dana"), version + 1)
    assert (handover.from_person, handover.to_person) == (people.person("tom"), people.person("dana"))
    assert (handover.note, handover.made_by, handover.settled_at) == (NOTE, people.person("tom"), None)
    assert people.action("3.10").lead_person == people.person("tom")


def test_history_says_that_it_was_handed_over_and_the_trail_who_did_it():
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]

    hand("june", "tom", "dana", people.action("1.6"))

    newest = people.action("1.6").history.first()
    assert (newest.history_change_reason, newest.history_user) == ("Handed over", people.person("june"))
    events = AuditEvent.objects.filter(pk__gt=last).order_by("pk")
    assert [event.verb for event in events] == ["handover.added", "action.changed"]
    named = trail.handovers(people.reader("june"), ids=[handover_of("1.6").pk])
    assert [one.words for one in named.values()] == [str(people.action("1.6"))]


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("tom", "Tom Ferrier has handed over 2 actions to you, in the Vale Community Safety Partnership."),
        ("june", "June Okafor has handed over 2 actions to you that Tom Ferrier held, in the Vale"),
    ],
)
def test_the_successor_is_told_how_many_and_by_whom_and_no_titles(by, words):
    hand(by, "tom", "dana", people.action("1.6"), people.action("3.3"))

    message = Message.objects.get(kind="handover")
    assert (message.to_person, message.circle) == (people.person("dana"), None)
    assert message.subject == "Handed over to you: 2 actions"
    assert words in message.text
    assert LINK in message.text
    assert NOTE not in message.text
    assert people.action("1.6").title not in message.text


def test_somebody_who_takes_over_themselves_is_sent_no_message():
    hand("june", "tom", "june", people.action("1.6"))

    assert not Message.objects.filter(kind="handover").exists()


def test_what_is_restricted_has_a_message_of_its_own_for_its_circle():
    restricted = open_restricted_plan(held_by=("tom",))

    hand("aled", "tom", "dana", people.action("1.6"), restricted.actions[0])

    told = dict(Message.objects.filter(kind="handover").values_list("circle", "subject"))
    assert told == {
        None: "Handed over to you: 1 action",
        restricted.circle.pk: "Handed over to you: 1 restricted action",
    }


def test_when_one_was_saved_meanwhile_none_is_handed_over():
    stale = passed(people.action("3.3"))
    report("tom", "3.3")

    with pytest.raises(NewerVersion):
        hand_over(
            partnership=people.vale(),
            holder=people.person("tom"),
            successor=people.person("dana"),
            passed=[passed(people.action("1.6")), stale],
            link=LINK,
            by=people.reader("tom"),
            now=clock.now(),
        )

    assert people.action("1.6").lead_person == people.person("tom")
    assert not Handover.objects.filter(settled_at=None).exists()
    assert not Message.objects.filter(kind="handover").exists()


@pytest.mark.parametrize("reference", ["2.4", "2.1"])  # Dana’s, and one of Tom’s that is complete
def test_what_the_holder_does_not_hold_is_not_handed_over(reference):
    with pytest.raises(NewerVersion):
        hand("june", "tom", "neil", people.action(reference))

    assert not Handover.objects.filter(settled_at=None).exists()


def test_a_refused_action_refuses_all_of_them():
    with pytest.raises(PermissionDenied, match="its authority’s lead and the coordinator can hand it over"):
        hand("priya", "tom", "neil", people.action("1.6"))


def test_a_refused_page_and_a_refused_successor_each_have_their_sentence():
    with pytest.raises(PermissionDenied, match="Only the coordinator or the lead of an authority"):
        hand("neil", "tom", "neil", people.action("1.6"))
    with pytest.raises(ValidationError, match="Choose who takes these over from the list"):
        hand("tom", "tom", "neil", people.action("1.6"))


def test_handing_it_over_again_settles_the_first_handover():
    hand("tom", "tom", "dana", people.action("1.6"))
    hand("dana", "dana", "june", people.action("1.6"))

    first, second = Handover.objects.filter(action=people.action("1.6")).order_by("pk")
    assert first.settled_at == clock.now()
    assert (second.settled_at, second.to_person) == (None, people.person("june"))


@pytest.mark.parametrize(("called", "is_settled"), [("dana", True), ("june", False)])
def test_the_successors_own_update_settles_it_and_nobody_elses_does(called, is_settled):
    hand("tom", "tom", "dana", people.action("1.6"))

    report(called, "1.6")

    assert (handover_of("1.6").settled_at is not None) is is_settled


@pytest.mark.parametrize(("called", "is_settled"), [("neil", True), ("dana", False)])
def test_naming_somebody_else_on_the_action_settles_it(called, is_settled):
    hand("tom", "tom", "dana", people.action("1.6"))

    give_to(called, "1.6")

    assert (handover_of("1.6").settled_at is not None) is is_settled


def test_taking_over_settles_what_is_ones_own_and_nothing_else():
    hand("june", "tom", "dana", people.action("1.6"))
    hand("june", "tom", "neil", people.action("3.3"))
    keys = list(Handover.objects.values_list("key", flat=True))

    settle(keys=[*keys, "2222222222"], by=people.reader("dana"), now=clock.now())

    assert handover_of("1.6").settled_at == clock.now()
    assert handover_of("3.3").settled_at is None
    assert AuditEvent.objects.order_by("-pk")[0].verb == "handover.settled"


def test_handing_over_many_asks_no_question_for_each(django_assert_max_num_queries):
    tom = people.person("tom")
    Action.objects.filter(plan=people.plan(), status__stands_for="on_track").update(lead_person=tom)
    every = list(Action.objects.open().filter(plan=people.plan(), lead_person=tom))
    assert len(every) > 20

    given = [passed(one) for one in every]

    # Each is saved with its history, its event, the handover and its event; the rest look and lock.
    with django_assert_max_num_queries(5 * len(every) + 10):
        services.pass_on(
            partnership=people.vale(),
            holder=tom,
            successor=people.person("dana"),
            passed=given,
            by=people.reader("june"),
            now=clock.now(),
        )


def test_numbers_are_said_in_words():
    both = {"plans.priority": 2, "plans.action": 1}
    themes = Words({Term.PRIORITY: "theme"})

    assert counted(counts={"plans.action": 1}, words=Words()) == "1 action"
    assert counted(counts={"plans.action": 3}, words=Words(), adjective="open") == "3 open actions"
    assert counted(counts={"plans.action": 0}, words=Words()) == ""
    assert counted(counts=both, words=Words()) == "2 priorities and 1 action"
    assert counted(counts=both, words=themes) == "2 themes and 1 action"


def test_what_is_settled_and_what_is_passed_on_is_locked_in_one_order(monkeypatch):
    """In two orders, each of two people who do these at once would wait for the other for ever."""
    locked = []
    lock = HandoverQuerySet.select_for_update
    monkeypatch.setattr(
        HandoverQuerySet,
        "select_for_update",
        lambda asked, **given: locked.append(asked.query.order_by) or lock(asked, **given),
    )
    actions = [people.action(reference) for reference in ("1.6", "3.3", "3.10")]
    hand("tom", "tom", "dana", *actions)
    locked.clear()

    handovers.mine_to_settle(people.reader("dana"), keys=[])
    handovers.unsettled(people.reader("dana"), actions=actions)

    assert locked == [("pk",), ("pk",)]

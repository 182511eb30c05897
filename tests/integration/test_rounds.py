"""The coordinator opens a review round, sees who is missing and reminds them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from csp.kernel.keys import new_key
from csp.models import AuditEvent, Message
from csp.web import clock
from plans.models import Action, Plan, RoundAsk, UpdateRound
from plans.services.rounds import ask_too, edit_round, open_round
from plans.services.rounds_telling import chase
from tests.integration import people
from tests.integration.handing import hand
from tests.integration.reading import boxes, problems, words
from tests.integration.rounds import lock, nothing_open
from tests.integration.running import ANSWERS, NEW, SITE, ask_of, at, begun, letters, report, seat_key, send


@pytest.fixture
def elin(sign_in):
    """Elin Garrod, an observer: she reads, and changes nothing."""
    return sign_in("elin")


@pytest.fixture
def _nothing_open():
    nothing_open(people.plan())


def the_round():
    return UpdateRound.objects.get(state="open", plan=people.plan())


def remind(key, *, everyone=True, seat=None, days=0):
    now = clock.now() + timedelta(days=days)
    return chase(key=key, seat=seat, everyone=everyone, site=SITE, by=people.reader("june"), now=now)


@pytest.mark.usefixtures("_nothing_open")
def test_a_round_asks_about_every_open_action_and_tells_its_people(june):
    form = boxes(june.get(at("round-add", people.plan().key)))
    assert form["title"] == "Autumn round 2026"

    shown = send(june, "round-add", people.plan().key, **{**NEW, "key": form["key"]})

    one, asked = the_round(), people.plan().actions.asked()
    assert set(one.asked.values_list("action", flat=True)) == set(asked.values_list("pk", flat=True))
    assert one.at_opening["title"] == people.plan().title
    assert "“December round” is open" in words(shown)
    assert "There is nobody to ask about 5.6" in words(shown)
    [letter] = letters("tom", "round")
    held = asked.filter(lead_person=people.person("tom")).count()
    assert letter.subject == f"Report on {held} actions by Friday 4 December 2026"
    assert f"http://testserver/p/vale/plans/rounds/{one.key}/report/" in letter.text
    assert people.plan().title not in letter.subject + letter.text
    assert "December round" not in letter.subject + letter.text


@pytest.mark.usefixtures("_nothing_open")
def test_sent_twice_a_round_is_opened_once_and_nobody_is_told_twice(june):
    answers = {**NEW, "key": boxes(june.get(at("round-add", people.plan().key)))["key"]}
    send(june, "round-add", people.plan().key, **answers)

    again = send(june, "round-add", people.plan().key, **answers)

    assert again.status_code == 200
    assert UpdateRound.objects.filter(plan=people.plan(), state="open").count() == 1
    assert len(letters("tom", "round")) == 1


def test_a_second_round_waits_for_the_first(june):
    begun()

    page = june.get(at("round-add", people.plan().key))
    sent = send(june, "round-add", people.plan().key, **NEW)

    for shown in (page, sent):
        assert "“December round” is open. Lock that one first" in words(shown)
    assert UpdateRound.objects.filter(plan=people.plan(), state="open").count() == 1


def test_the_database_keeps_a_second_open_round_out():
    one = begun()

    with pytest.raises(IntegrityError), transaction.atomic():
        UpdateRound(
            plan=one.plan,
            title="Another",
            meeting_on=one.meeting_on,
            due_on=one.due_on,
            opened_at=clock.now(),
            opened_by=one.opened_by,
            at_opening={},
        ).save()


@pytest.mark.usefixtures("_nothing_open")
def test_a_round_opened_at_the_same_moment_by_somebody_else_is_shown(june, monkeypatch):
    def taken(**_):
        raise IntegrityError

    monkeypatch.setattr("plans.views.rounds_running.open_round", taken)
    answers = {**NEW, "key": new_key()}

    shown = send(june, "round-add", people.plan().key, **answers)

    assert shown.status_code == 200
    assert shown.request["PATH_INFO"] == at("round-list", people.plan().key)


@pytest.mark.usefixtures("_nothing_open")
@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"title": ""}, "Enter a name for the round"),
        (
            {"meeting_on-day": "3"},
            "The day by which everyone reports must be on or before the day of the meeting",
        ),
        (
            {"due_on-month": "11", "due_on-day": "22"},
            "Day by which everyone reports must be on or after 23 November 2026",
        ),
        ({"due_on-day": ""}, "Day by which everyone reports must include a day"),
        ({"meeting_on-day": "31", "meeting_on-month": "2"}, "Day of the meeting must be a real date"),
    ],
)
def test_what_is_wrong_with_a_round_is_said_and_nothing_is_opened(june, given, wrong):
    shown = send(june, "round-add", people.plan().key, **{**NEW, "key": new_key(), **given})

    assert wrong in problems(shown)
    assert boxes(shown)["asks"] == NEW["asks"]
    assert not UpdateRound.objects.filter(plan=people.plan(), state="open").exists()


@pytest.mark.usefixtures("_nothing_open")
def test_a_plan_in_which_nothing_is_open_has_nothing_to_ask_about(june):
    Action.objects.filter(plan=people.plan()).update(status=people.status("B"))

    with pytest.raises(ValidationError, match="nothing to ask about"):
        open_round(plan=people.plan(), answers=ANSWERS, site=SITE, by=people.reader("june"), now=clock.now())
    assert "nothing to ask about" in words(june.get(at("round-add", people.plan().key)))


@pytest.mark.usefixtures("_nothing_open")
@pytest.mark.parametrize("called", ["dana", "tom", "elin"])
def test_only_the_coordinator_opens_a_round(called):
    with pytest.raises(PermissionDenied, match="Only the coordinator can open a round"):
        open_round(plan=people.plan(), answers=ANSWERS, site=SITE, by=people.reader(called), now=clock.now())


@pytest.mark.usefixtures("_nothing_open")
def test_a_closed_plan_has_no_more_rounds():
    plan = people.plan()
    plan.state = Plan.State.CLOSED
    plan.save()

    with pytest.raises(PermissionDenied, match="This plan is closed"):
        open_round(plan=plan, answers=ANSWERS, site=SITE, by=people.reader("june"), now=clock.now())


def test_the_page_says_who_is_missing_worst_first_and_the_observer_changes_nothing(june, elin):
    one = begun()
    report()
    report("3.3", letter="G", text="")

    page, read = june.get(at("round-detail", one.key)), words(elin.get(at("round-detail", one.key)))

    names = [row.name for row in page.context["page"].rows]
    constabulary = next(row for row in page.context["page"].rows if row.name == "Marshland Constabulary")
    assert names[-1] == constabulary.name  # the only one that has reported anything
    assert (constabulary.count.reported, constabulary.count.unchanged) == (2, 1)
    assert "Tom Ferrier: 3.10, 5.4, 6.2" in words(page)
    assert "Nobody to ask about 5.6" in words(page)
    assert "Asked 20 Nov 2026" in words(page)
    assert "Remind" in words(page)
    assert "Tom Ferrier: 3.10, 5.4, 6.2" in read
    assert "Remind Marshland" not in read
    assert "Lock the round" not in read


def test_the_page_costs_the_same_however_many_actions(june):
    one = begun()
    june.get(at("round-detail", one.key))

    with CaptureQueriesContext(connection) as all_of_them:
        june.get(at("round-detail", one.key))
    RoundAsk.objects.filter(round=one, action__reference__gt="3").delete()
    with CaptureQueriesContext(connection) as some:
        june.get(at("round-detail", one.key))

    assert len(some) == len(all_of_them)


def test_everyone_missing_is_reminded_once_a_day():
    one = begun()
    report()

    first, second, tomorrow = remind(one.key), remind(one.key), remind(one.key, days=1)

    assert (first.earlier, second.written, second.earlier) == (0, 0, first.written)
    assert tomorrow.written == first.written
    assert first.nobody == ["5.6"]
    [today, _] = letters("tom", "round-reminder")
    assert today.subject == "Still to report: 4 actions"
    assert "The report is due by Friday 4 December 2026." in today.text
    assert (ask_of("3.3").times_chased, ask_of("1.6").times_chased, ask_of("5.6").times_chased) == (2, 0, 0)


def test_nobody_is_reminded_on_the_day_they_were_asked():
    one = begun(ago=0)

    sent = remind(one.key)

    assert (sent.written, sent.earlier > 0) == (0, True)


def test_one_authority_is_reminded_and_the_others_are_not(june):
    one = begun()

    shown = send(june, "round-chase", one.key, lead=seat_key("1.6"))

    assert "2 people were reminded by e-mail." in words(shown)
    assert [bool(letters(who, "round-reminder")) for who in ("tom", "dana", "leila")] == [True, True, False]


def test_what_nobody_holds_goes_to_the_leads_of_its_authority():
    one = begun()  # Gareth, who is named on 2.9, has left

    remind(one.key, everyone=False, seat=people.action("2.9").lead_seat_id)

    [letter] = letters("dana", "round-reminder")
    held = people.plan().actions.asked().filter(lead_person=people.person("dana")).count()
    assert letter.subject == f"Still to report: {held + 2} actions"  # 1.14 and 2.9
    assert not letters("gareth", "round-reminder")


def test_somebody_without_an_address_is_named(june):
    one = begun()
    tom = people.person("tom")
    tom.email = "bcdfghjkmn@removed.invalid"
    tom.save()

    shown = send(june, "round-chase", one.key, lead="everyone")

    assert "Could not be written to, because there is no address: Tom Ferrier." in words(shown)
    assert ask_of("1.6").times_chased == 0


def test_an_action_that_changes_hands_is_asked_of_its_new_holder():
    one = begun()
    hand("june", "tom", "callum", people.action("1.6"))

    remind(one.key)

    held = RoundAsk.objects.filter(round=one, action__lead_person=people.person("callum")).count()
    assert letters("callum", "round-reminder")[0].subject == f"Still to report: {held} actions"


def test_a_message_that_was_refused_shows_beside_its_authority(june):
    one = begun()
    Message.objects.filter(to_person=people.person("tom")).update(
        state="refused", claimed_at=clock.now(), fault="f"
    )

    assert "Tom Ferrier: e-mail not delivered" in words(june.get(at("round-detail", one.key)))


@pytest.mark.parametrize("answers", [{}, {"lead": "guessed"}, {"lead": ""}])
def test_a_reminder_to_nobody_in_particular_goes_to_nobody(june, answers):
    one = begun()

    shown = send(june, "round-chase", one.key, **answers)

    assert shown.status_code == 200
    assert not Message.objects.filter(kind="round-reminder").exists()


def test_reminding_is_written_down_without_words():
    one = begun()

    remind(one.key)

    event = AuditEvent.objects.filter(subject="plans.updateround", subject_id=one.pk).latest("pk")
    assert (event.verb, event.person) == ("round.chased", people.person("june"))


def test_an_action_added_since_is_asked_about_only_when_the_coordinator_says_so(june):
    one = begun()
    later = people.action("3.3")
    RoundAsk.objects.filter(round=one, action=later).delete()
    assert f"Ask about it too : {later}" in words(june.get(at("round-detail", one.key)))

    shown = send(june, "round-ask", one.key, action=later.key)
    again = send(june, "round-ask", one.key, action=later.key)

    assert "The round asks about it too. 1 person was told by e-mail what is asked." in words(shown)
    assert "The round asks about it already" in words(again)
    assert RoundAsk.objects.filter(round=one, action=later).count() == 1
    assert [letter.subject for letter in letters("tom", "round")][1:] == [
        "Report on 1 action by Friday 4 December 2026"
    ]


def test_an_action_of_another_plan_or_one_that_is_over_is_not_asked_about():
    one, done = begun(), people.action("2.1")  # complete

    assert ask_too(key=one.key, action=done.key, site=SITE, by=people.reader("june"), now=clock.now()) is None


def test_the_days_of_an_open_round_change_and_two_people_see_each_other(june):
    one = begun()
    form = boxes(june.get(at("round-edit", one.key)))

    changed = send(june, "round-edit", one.key, **{**NEW, "due_on-day": "7", "version": form["version"]})
    clash = send(june, "round-edit", one.key, **{**NEW, "due_on-day": "9", "version": form["version"]})

    assert "The round is changed" in words(changed)
    assert "Somebody saved this while you were writing" in words(clash)
    assert "4 December 2026 7 December 2026" in words(clash)
    assert boxes(clash)["due_on-day"] == "9"
    one.refresh_from_db()
    assert one.due_on == date(2026, 12, 7)


def test_what_a_round_was_called_and_asked_stays_readable_for_everybody_who_reads_it(june, elin):
    one = begun()
    changes = at("round-changes", one.key)
    assert "are as they were when it was opened" in words(elin.get(changes))
    form = boxes(june.get(at("round-edit", one.key)))
    send(june, "round-edit", one.key, **{**NEW, "due_on-day": "7", "version": form["version"]})
    lock(UpdateRound.objects.get(pk=one.pk))

    read = words(elin.get(changes))

    assert "Changed by June Okafor on 23 November 2026" in read
    assert "Day by which everyone reports 4 December 2026 7 December 2026" in read
    assert changes in elin.get(at("round-detail", one.key)).content.decode()


def test_the_same_answers_change_nothing():
    one = begun()

    same = edit_round(key=one.key, version=1, answers=ANSWERS, by=people.reader("june"), now=clock.now())

    assert same.version == 1


def test_my_work_asks_the_coordinator_to_collect_then_to_lock(june):
    one = begun()
    assert "Collect reports for December round" in words(june.get("/p/vale/"))

    UpdateRound.objects.filter(pk=one.pk).update(due_on=date(2026, 11, 20))

    assert "Lock December round" in words(june.get("/p/vale/"))


def test_a_plan_without_rounds_says_what_one_is(june, elin):
    nothing_open(people.plan())
    UpdateRound.objects.filter(plan=people.plan()).update(plan=_another_plan())

    page, read = (
        words(june.get(at("round-list", people.plan().key))),
        words(elin.get(at("round-list", people.plan().key))),
    )

    assert "No rounds yet" in page
    assert "Open the first round" in page
    assert "Open the first round" not in read


def _another_plan():
    other = people.plan()
    other.pk, other.key, other.title = None, new_key(), "Another plan"
    other._state.adding = True
    other.save()
    return other

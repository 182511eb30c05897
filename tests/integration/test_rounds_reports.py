"""The coordinator returns reports and locks the round; what it keeps never changes again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.kernel.plan_snapshot import digest, from_json
from csp.web import clock
from plans.models import ActionState, Challenge, ReportDraft, RoundAsk, Status, UpdateRound
from plans.services.action_states import close_action, hold_in_abeyance, open_again
from plans.services.actions import ActionAnswers, edit_action
from plans.services.round_asks import follow
from plans.services.rounds import ask_too, edit_round
from plans.services.rounds_locking import lock_round
from plans.services.rounds_returning import return_report
from plans.services.rounds_telling import chase
from tests.integration import endings, people
from tests.integration.reading import boxes, problems, words
from tests.integration.running import ANSWERS, SITE, ask_of, at, begun, letters, report, seat_key, send

QUESTION = "Which two wards, and by when?"


def give_back(reference="1.6", text=QUESTION, *, by="june", update=None):
    ask = ask_of(reference)
    standing = update or (ask.update.key if ask.update else "")
    return return_report(
        key=ask.key, report=standing, text=text, site=SITE, by=people.reader(by), now=clock.now()
    )


def lock(one, by="june"):
    return lock_round(key=one.key, by=people.reader(by), now=clock.now())


def decided(service, reference="1.6", **said):
    action = people.action(reference)
    by, now = people.reader("june"), clock.now()
    return service(key=action.key, version=action.version, by=by, now=now, **said)


def test_an_authoritys_reports_stand_with_status_words_and_who(june):
    one = begun()
    report(text="Two of three wards done.")

    text = words(june.get(at("round-authority", one.key, lead=seat_key("1.6"))))

    assert "Two of three wards done. Tom Ferrier, 23 Nov 2026 Reported A Behind ▼ from on track" in text
    assert "Return 1.6" in text
    assert "1 of 9 actions reported." in text


def test_what_no_authority_leads_has_a_page_and_a_guess_has_none(june):
    one = begun()

    assert "5.6" in words(june.get(at("round-authority", one.key, lead="nobody")))
    assert june.get(at("round-authority", one.key, lead="guessed")).status_code == 404


def test_a_returned_report_counts_as_missing_and_its_holder_is_told(june):
    one = begun()
    update = report()
    form = june.get(at("report-return", ask_of("1.6").key))

    shown = send(june, "report-return", ask_of("1.6").key, report=boxes(form)["report"], text=QUESTION)

    assert "is returned. Its holder is told by e-mail" in words(shown)
    assert f"Asked: {QUESTION} June Okafor, 23 Nov 2026 Returned" in words(shown)
    challenge = Challenge.objects.get(ask=ask_of("1.6"))
    assert (challenge.to_update, challenge.text, challenge.answered_by) == (update, QUESTION, None)
    assert ask_of("1.6").update is None
    [letter] = letters("tom", "round-returned")
    assert letter.subject == "A question about your report on 1 action"
    assert f"/plans/rounds/{one.key}/report/" in letter.text
    assert QUESTION not in letter.text
    assert "1.6" not in letter.subject + letter.text


def test_an_answer_stands_and_the_question_is_answered(june):
    one = begun()
    report()
    give_back()

    answer = report(text="Fen and Quay, by March.")

    assert ask_of("1.6").update == answer
    assert Challenge.objects.get(ask=ask_of("1.6")).answered_by == answer
    assert "1 returned so far, 1 answered" in words(june.get(at("round-detail", one.key)))


def test_a_report_is_not_returned_twice(june):
    begun()
    update = report()
    give_back()

    with pytest.raises(ValidationError, match="has been returned already"):
        give_back(update=update.key)
    again = send(june, "report-return", ask_of("1.6").key, report=update.key, text="Once more")
    assert "it has been returned already" in words(again)
    assert "Once more" in words(again)
    assert Challenge.objects.filter(ask=ask_of("1.6")).count() == 1


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (ActionState.CLOSED, "closed"),
        (ActionState.STOPPED, "stopped"),
        (ActionState.IN_ABEYANCE, "in abeyance"),
    ],
)
def test_the_report_on_an_action_that_is_no_longer_asked_about_stands(state, word, june):
    begun()
    update = report()
    endings.decided(people.action("1.6"), state)
    sentence = f"This action is {word}, so its report stands."

    shown = june.get(at("report-return", ask_of("1.6").key))
    with pytest.raises(ValidationError, match=sentence):
        give_back()

    assert sentence in words(shown)
    assert "text" not in boxes(shown)
    theirs = june.get(at("round-authority", ask_of("1.6").round.key, lead=seat_key("1.6")))
    assert at("report-return", ask_of("1.6").key) not in theirs.content.decode()
    assert ask_of("1.6").update == update
    assert not Challenge.objects.filter(ask=ask_of("1.6")).exists()
    assert not letters("tom", "round-returned")
    endings.decided(people.action("1.6"), ActionState.OPEN)
    assert give_back().to_update == update


def test_the_report_that_an_action_is_complete_can_still_be_returned():
    begun()
    update = report(letter="B")
    assert update.status.stands_for == Status.StandsFor.COMPLETE

    assert give_back().to_update == update


def test_a_report_that_was_not_read_is_not_returned(june):
    begun()
    old = report()
    newer = report(text="A newer report.")

    shown = send(june, "report-return", ask_of("1.6").key, report=old.key, text=QUESTION)

    assert problems(shown) == ["Another report was given meanwhile. Read it, then decide."]
    assert "A newer report." in words(shown)
    assert (boxes(shown)["report"], boxes(shown)["text"]) == (newer.key, QUESTION)
    assert ask_of("1.6").update == newer


def test_a_question_is_needed(june):
    begun()
    update = report()

    shown = send(june, "report-return", ask_of("1.6").key, report=update.key, text="  ")

    assert problems(shown) == ["Enter what you want to know"]


@pytest.mark.parametrize("called", ["tom", "dana", "elin"])
def test_only_the_coordinator_returns_a_report(called):
    begun()
    report()

    with pytest.raises((PermissionDenied, ValidationError)):
        give_back(by=called)
    assert not Challenge.objects.filter(ask=ask_of("1.6")).exists()


def test_the_lock_says_what_it_will_record_then_keeps_it(june):
    one = begun()
    update = report(text="Two of three wards done.")
    ReportDraft(ask=ask_of("3.3"), person=people.person("tom"), text="Half", saved_at=clock.now()).save()
    asked = one.asked.count()
    asks = words(june.get(at("round-lock", one.key)))
    assert f"1 action will be shown as reported, {asked - 1} as not reported" in asks
    assert "People were told they have until 4 December 2026." in asks

    shown = send(june, "round-lock", one.key)

    one.refresh_from_db()
    assert one.state == UpdateRound.State.LOCKED
    assert one.locked_by == people.person("june")
    assert one.sha256 == digest(one.content)
    assert from_json(one.content).title == people.plan().title
    said = {told["action"]: told for told in one.content["asked"]}
    assert said[update.action.key]["words"] == "Two of three wards done."
    assert said[people.action("3.3").key]["reported_on"] is None
    assert ReportDraft.objects.get(ask__round=one).text == "Half"
    assert "Marshland Constabulary, nobody (Gareth Stroud is no longer here)" in words(shown)
    assert "is locked. What it holds stays as it is" in words(shown)
    assert "1.6 Share risk information" in words(shown)
    assert "Two of three wards done." in words(shown)
    assert one.sha256 in words(shown)


def test_after_the_due_day_the_lock_says_nothing_of_it(june):
    one = begun()
    UpdateRound.objects.filter(pk=one.pk).update(due_on=people.TODAY)
    assert "People were told they have until 23 November 2026." in words(june.get(at("round-lock", one.key)))

    UpdateRound.objects.filter(pk=one.pk).update(due_on=people.TODAY - timedelta(days=1))

    assert "People were told" not in words(june.get(at("round-lock", one.key)))


def test_what_was_asked_and_reported_complete_since_is_not_said_to_be_not_asked_about(june):
    one = begun()
    before = june.get(one.get_absolute_url()).context["complete"]

    report(letter="B")

    assert not people.plan().actions.asked().filter(reference="1.6").exists()
    assert june.get(one.get_absolute_url()).context["complete"] == before


def test_sent_twice_a_round_is_locked_once(june):
    one = begun()
    first = lock(one)

    again = send(june, "round-lock", one.key)

    one.refresh_from_db()
    assert (lock(one).locked_at, one.version) == (first.locked_at, first.version)
    assert again.status_code == 200


AFTERWARDS = {
    "an update": lambda one: report(text="After the lock."),
    "another name": lambda one: decided(
        edit_action,
        answers=ActionAnswers(
            title="Quite another", reference="1.6", lead_seat=people.action("1.6").lead_seat
        ),
        reason="",
    ),
    "an end": lambda one: decided(close_action, outcome="Done.", finished_on=people.TODAY),
    "abeyance": lambda one: decided(hold_in_abeyance, reason="Waits."),
    "a second lock": lock,
    "what follows": lambda one: follow(
        action=people.action("1.6"), by=people.reader("june"), now=clock.now()
    ),
}


@pytest.mark.parametrize("after", AFTERWARDS.values(), ids=AFTERWARDS.keys())
def test_whatever_happens_after_a_locked_round_stays_as_it_is(after, june):
    one = begun()
    report()
    lock(one)
    kept = UpdateRound.objects.values().get(pk=one.pk)
    asks = list(RoundAsk.objects.filter(round=one).order_by("pk").values())
    page = words(june.get(at("round-detail", one.key)))

    after(one)

    assert UpdateRound.objects.values().get(pk=one.pk) == kept
    assert list(RoundAsk.objects.filter(round=one).order_by("pk").values()) == asks
    assert (
        words(june.get(at("round-detail", one.key))).partition("Actions by status")[2]
        == page.partition("Actions by status")[2]
    )


def test_a_locked_round_refuses_whoever_would_change_it(june):
    one = begun()
    update, ask = report(), ask_of("1.6")
    lock(one)
    by = {"by": people.reader("june"), "now": clock.now()}

    for change in (
        lambda: edit_round(key=one.key, version=2, answers=ANSWERS, **by),
        lambda: chase(key=one.key, seat=None, everyone=True, site=SITE, **by),
        lambda: ask_too(key=one.key, action=people.action("2.1").key, site=SITE, **by),
        lambda: return_report(key=ask.key, report=update.key, text="?", site=SITE, **by),
    ):
        with pytest.raises(PermissionDenied, match="This round is locked"):
            change()
    assert "This round is locked" in words(june.get(at("report-return", ask.key)))
    assert "This round is locked" in words(june.get(at("round-edit", one.key)))


def test_only_the_coordinator_locks():
    one = begun()

    with pytest.raises(PermissionDenied):
        lock(one, by="dana")


def test_the_next_round_lies_beside_the_last(june):
    lock(begun(ago=10))
    one = begun(ago=3)
    report(letter="R", text="The contractor has stopped.")
    decided(close_action, "3.3", outcome="Every bin is emptied weekly.", finished_on=people.TODAY)
    lock(one)

    text = words(june.get(at("round-detail", one.key)))

    assert "beside December round , which was locked on 23 November 2026" in text
    assert (
        "The contractor has stopped. Marshland Constabulary, Tom Ferrier R Off track ▼ from on track" in text
    )
    assert "Every bin is emptied weekly. Marshland Constabulary, Tom Ferrier Closed" in text


def test_an_action_that_is_ended_is_no_longer_asked_and_asked_again_when_reopened(june):
    one = begun()
    decided(close_action, outcome="Done.", finished_on=people.TODAY)
    assert ask_of("1.6").dropped_why == "Closed"
    assert "No longer asked since the round was opened: 1 closed." in words(
        june.get(at("round-detail", one.key))
    )

    decided(open_again, reason="Not done after all.")

    assert ask_of("1.6").dropped_why == ""


def test_what_was_reported_before_an_action_was_ended_stays_reported():
    begun()
    update = report()

    decided(close_action, outcome="Done.", finished_on=people.TODAY)

    assert (ask_of("1.6").dropped_why, ask_of("1.6").update) == ("", update)


def test_an_action_that_left_the_plan_is_counted_and_not_named(june):
    one = begun()
    report()
    action = people.action("1.6")
    other = people.plan()
    other.pk, other.key, other._state.adding = None, "bcdfghjkmn", True
    other.save()
    action.plan, action.priority, action.objective = other, None, None
    action.save()

    follow(action=action, by=people.reader("june"), now=clock.now())

    ask = RoundAsk.objects.get(round=one, action=action)
    text = words(june.get(at("round-detail", one.key)))
    assert ask.dropped_why == "Moved to another plan"
    assert "No longer asked since the round was opened: 1 moved to another plan." in text
    assert "Tom Ferrier: 3.3, 3.10" in text
    assert june.get(at("report-return", ask.key)).status_code == 404

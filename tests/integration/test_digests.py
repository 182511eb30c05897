"""The daily digest: who is told what waits for them, on which days, in which words, and never twice."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import Appointment, Digest, Message, Person
from csp.permissions import Role
from csp.services import digests
from csp.services.digests import KIND, write_due
from plans.models import Action, Measure, Plan
from tests.integration import people
from tests.integration.digesting import (
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    SATURDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    chosen,
    first_names,
    joined_long_ago,
    written,
)
from tests.integration.meanwhile import meanwhile

ASKED = ["Aled", "Callum", "Dana", "Joel", "June", "Leila", "Neil", "Owen", "Shona", "Sol"]
JOELS = """Hello Joel Amadi,

this waits for you in the Vale Community Safety Partnership on Monday 23 November 2026.

Late
- 2 actions of yours are after their due dates

To see to
- 1 report of yours came back with a question

What it is, and where to do it, is on your first page:

http://localhost:8000/p/vale/

You get this e-mail on working days when something has changed, and as a week begins. Letters of a review round come \
anyway. Choose another rhythm, or none, here:

http://localhost:8000/account/emails/"""


@pytest.fixture(autouse=True)
def _nobody_is_new() -> None:
    joined_long_ago()


def the_one_for(called: str, messages: list[Message]) -> Message:
    [found] = [one for one in messages if one.to_person == people.person(called)]
    return found


def test_whoever_is_waited_for_is_told_how_much_and_of_which_kinds():
    messages = written(MONDAY)

    assert first_names(messages) == ASKED
    joels = the_one_for("joel", messages)
    assert joels.subject == "3 things wait for you in the Vale Community Safety Partnership, 23 November 2026"
    assert joels.text == JOELS
    assert (joels.to_address, joels.partnership, joels.circle, joels.state) == (
        people.person("joel").email,
        people.vale(),
        None,
        Message.State.WAITING,
    )


def test_a_coordinator_is_told_what_to_see_to_in_the_plans():
    junes = the_one_for("june", written(MONDAY))

    assert "- 6 actions of your plans are late\n- 6 actions of your plans are silent" in junes.text


def test_no_title_and_nobody_elses_name_is_in_any_digest():
    messages = written(MONDAY)

    secret = [one.title for model in (Action, Measure) for one in model.objects.all()]
    for message in messages:
        names = Person.objects.exclude(pk=message.to_person_id).values_list("name", flat=True)
        for word in [*secret, *names]:
            assert word not in message.text
            assert word not in message.subject


@pytest.mark.parametrize(("day", "hour"), [(MONDAY, 6), (SATURDAY, 9), (date(2026, 12, 25), 9)])
def test_nobody_is_told_before_seven_or_when_nobody_is_at_work(day, hour):
    assert written(day, hour) == []
    assert not Digest.objects.exists()


def test_two_runs_on_a_day_write_once():
    written(MONDAY)
    cache.clear()  # as if another had not heard that everybody was looked at

    assert written(MONDAY, 8) == []
    assert Message.objects.filter(kind=KIND).count() == len(ASKED)
    assert set(Digest.objects.values_list("last_on", flat=True)) == {MONDAY}


def test_what_has_not_changed_is_said_again_only_as_the_next_week_begins():
    written(MONDAY)

    assert written(TUESDAY) == []
    assert "Joel" in first_names(written(NEXT_MONDAY))


def test_what_has_changed_is_said_the_next_morning():
    written(MONDAY)
    Action.objects.filter(pk=people.action("2.6").pk).update(due_on=date(2027, 3, 1))

    messages = written(TUESDAY)

    assert first_names(messages) == ["Aled", "Joel", "June"]
    assert "- 1 action of yours is after its due date" in the_one_for("joel", messages).text


def test_what_went_and_comes_again_is_news():
    other = people.action("4.7")
    Action.objects.exclude(pk=other.pk).update(due_on=None)
    Action.objects.filter(pk=other.pk).update(
        due_on=MONDAY - timedelta(days=3), lead_person=people.person("tom")
    )
    late = "1 action of yours is after its due date"
    assert late in the_one_for("tom", written(MONDAY)).text
    Action.objects.filter(pk=other.pk).update(due_on=None)
    assert not [one for one in written(TUESDAY) if one.to_person == people.person("tom") and late in one.text]
    Action.objects.filter(pk=other.pk).update(due_on=MONDAY)

    assert late in the_one_for("tom", written(WEDNESDAY)).text


def test_the_lead_of_an_authority_is_told_what_of_theirs_nobody_answers_for():
    text = the_one_for("leila", written(MONDAY)).text

    assert "1 action that your authority leads has nobody who answers for it" in text


def test_whoever_wants_it_weekly_is_told_on_mondays_and_whoever_wants_none_never():
    chosen("joel", "weekly")
    chosen("sol", "never")

    told = [first_names(written(day)) for day in (TUESDAY, WEDNESDAY, FRIDAY, NEXT_MONDAY)]

    assert "Joel" not in {name for names in told[:3] for name in names}
    assert "Joel" in told[3]
    assert "Sol" not in {name for names in told for name in names}
    assert (
        "on the first working day of each week."
        in the_one_for("joel", list(Message.objects.filter(kind=KIND, to_person=people.person("joel")))).text
    )


def test_nobody_is_told_on_the_day_they_join():
    Person.objects.filter(pk=people.person("joel").pk).update(joined_at=at(MONDAY, 6))

    assert "Joel" not in first_names(written(MONDAY))
    assert "Joel" in first_names(written(TUESDAY))


@pytest.mark.parametrize("left", ["disabled", "ended", "forgotten"])
def test_whoever_is_not_there_is_never_written_to(left):
    joel = people.person("joel")
    if left == "disabled":
        Person.objects.filter(pk=joel.pk).update(is_active=False)
    else:
        Appointment.objects.filter(person=joel).update(ends_on=date(2026, 11, 22))
    if left == "forgotten":
        joel.lose_contact_details()

    assert "Joel" not in first_names(written(MONDAY))
    assert first_names(written(NEXT_MONDAY)).count("Joel") == 0


def test_whoever_leaves_while_others_are_written_to_is_not(monkeypatch):
    real = digests._tried

    def joel_leaves(person, waiting, *, now):
        Person.objects.get(pk=people.person("joel").pk).lose_contact_details()
        monkeypatch.setattr(digests, "_tried", real)
        return real(person, waiting, now=now)

    monkeypatch.setattr(digests, "_tried", joel_leaves)

    assert "Joel" not in first_names(written(MONDAY))


def test_whoever_leaves_at_the_moment_they_are_written_to_is_not():
    joel = people.person("joel")
    Person.objects.exclude(pk=joel.pk).update(is_active=False)

    with meanwhile(Person, joel.lose_contact_details) as held:
        assert written(MONDAY) == []

    assert held == ["Digest", "Person"]


def test_somebody_in_two_partnerships_gets_a_letter_for_each_and_has_one_row(fen):
    [theirs] = Appointment.objects.filter(person=fen.coordinator)
    people.appoint_also("joel", Role.COORDINATOR)
    Appointment.objects.filter(person=people.person("joel"), role=Role.COORDINATOR).update(
        partnership=theirs.partnership, authority=theirs.authority
    )
    Plan.objects.filter(partnership=theirs.partnership).update(state=Plan.State.AGREED)
    Action.objects.filter(plan__partnership=theirs.partnership).update(lead_person=None, status=None)

    places = [one.partnership for one in written(MONDAY) if one.to_person == people.person("joel")]

    assert sorted(map(str, places)) == sorted([str(people.vale()), str(theirs.partnership)])
    assert Digest.objects.filter(person=people.person("joel")).count() == 1


def test_what_is_wrong_with_one_keeps_nobody_else_waiting_and_is_tried_again(monkeypatch, caplog):
    real = digests._write
    monkeypatch.setattr(
        digests,
        "_write",
        lambda person, *a, **k: 1 / 0 if person.name.startswith("Joel") else real(person, *a, **k),
    )
    first = first_names(written(MONDAY))
    monkeypatch.setattr(digests, "_write", real)

    assert first == [name for name in ASKED if name != "Joel"]
    assert "A digest could not be written" in caplog.text
    assert first_names(written(MONDAY, 8)) == ["Joel"]


def test_nobody_ever_gets_two_on_a_day_whatever_happens_and_whoever_runs_it():
    """Three weeks of runs at random moments, with preferences, dates and the cache changing between them."""
    choose = random.Random(23)  # noqa: S311  (the same every time, on purpose)
    held = list(Action.objects.exclude(lead_person=None))
    now = at(MONDAY, 6)
    for _ in range(60):
        now += timedelta(minutes=choose.randrange(1, 900))
        if choose.random() < 0.4:
            cache.clear()
        if choose.random() < 0.5:
            chosen(
                choose.choice(["joel", "sol", "june", "neil"]), choose.choice(["daily", "weekly", "never"])
            )
        if choose.random() < 0.5:
            Action.objects.filter(pk=choose.choice(held).pk).update(due_on=now.date() - timedelta(days=1))
        write_due(now=now)

    got = Counter((one.to_person_id, one.written_at.date()) for one in Message.objects.filter(kind=KIND))
    assert set(got.values()) == {1}
    assert {day.weekday() for _, day in got} <= {0, 1, 2, 3, 4}
    assert len({day for _, day in got}) > 10


def questions(day: date) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        write_due(now=at(day))
    return len(asked)


def test_how_many_questions_are_asked_does_not_depend_on_how_many_people_there_are():
    written(MONDAY)
    few = questions(TUESDAY)
    password = people.person("june").password
    dana = people.appointment("dana")
    crowd = [
        Person(
            email=f"officer{n}@vale.example",
            name=f"Officer {n}",
            name_order=f"officer {n}",
            password=password,
        )
        for n in range(200)
    ]
    Person.objects.bulk_create(crowd)
    Appointment.objects.bulk_create(
        Appointment(
            person=one,
            partnership=people.vale(),
            authority=dana.authority,
            role=Role.OFFICER,
            starts_on=date(2026, 1, 1),
        )
        for one in Person.objects.filter(email__startswith="officer")
    )
    joined_long_ago()

    assert questions(WEDNESDAY) == few


def test_the_page_of_the_message_offers_its_words_and_ones_own_mail_program(june):
    joels = the_one_for("joel", written(MONDAY))

    page = june.get(reverse("csp:message-detail", args=["vale", joels.key])).content.decode()

    assert "Open it in your own mail program" in page
    assert "2 actions of yours are after their due dates" in page
    assert f"mailto:{joels.to_address}?subject=3%20things%20wait" in page

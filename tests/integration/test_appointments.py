"""Appointing people: adding, changing and ending, by the pages and by their rules."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import reverse

from csp.models import Appointment, AuditEvent, Authority, Person
from csp.permissions import Role
from csp.policies.appointments import may_appoint, may_be_for, may_change, may_go, may_last, may_stand
from csp.services.appointments import AppointmentAnswers, add_appointment, change_appointment, end_appointment
from csp.web import clock
from tests.integration import people
from tests.integration.reading import boxes, problems, words

TODAY = people.TODAY
YESTERDAY = TODAY - timedelta(days=1)
ALONE = "Nobody would administer the partnership from {}. Appoint another administrator first."


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def held(called):
    """Return the one appointment of somebody."""
    return people.person(called).appointments.get()


def address(verb, called):
    key = people.person(called).key if verb == "add" else held(called).key
    return reverse(f"csp:appointment-{verb}", args=["vale", key])


def send(client, verb, called, **answers):
    """Open a form, change some answers, and send it."""
    page = address(verb, called)
    return client.post(page, {**boxes(client.get(page)), **answers}, follow=True)


def day(name, value):
    """The three boxes of a day."""
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def given(**changed):
    """The answers to the form that adds an appointment."""
    council = Authority.objects.get(name="Vale District Council")
    return {"authority": council.key, "role": "observer", "post": "", **day("starts_on", TODAY), **changed}


def verbs(appointment_id):
    events = AuditEvent.objects.filter(subject="csp.appointment", subject_id=appointment_id)
    return list(events.order_by("pk").values_list("verb", "person__name"))


def test_an_administrator_adds_an_appointment_to_come(tess):
    page = send(tess, "add", "tom", **given(**day("starts_on", date(2027, 1, 4)), post="Seconded"))

    added = Appointment.objects.get(person=people.person("tom"), role=Role.OBSERVER)
    said = words(page)
    assert "The appointment is added" in said
    assert "Observer Vale District Council Seconded 4 Jan 2027 Further notice" in said
    assert (
        "Observer, Vale District Council, from 4 January 2027 Appointed by Tess Hollin on 23 November 2026."
        in said
    )
    assert verbs(added.pk) == [("appointment.added", "Tess Hollin")]


def test_the_form_begins_today(tess):
    shown = boxes(tess.get(address("add", "tom")))

    assert (shown["starts_on-day"], shown["starts_on-month"], shown["starts_on-year"]) == ("23", "11", "2026")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"authority": ""}, "Choose the authority"),
        ({"authority": "2222222222"}, "Choose the authority from the list"),
        ({"role": "king"}, "Choose the role from the list"),
        ({"post": "x" * 121}, "Post must be 120 characters or fewer. It has 121"),
        (day("starts_on", TODAY) | {"starts_on-day": "31"}, "First day must be a real date"),
        (day("ends_on", YESTERDAY), "The last day must be the same as or after the first day"),
    ],
)
def test_each_mistake_in_a_new_appointment_has_its_sentence(changed, sentence, tess):
    page = send(tess, "add", "tom", **given(**changed))

    assert problems(page) == [sentence]
    assert people.person("tom").appointments.count() == 1


@pytest.mark.parametrize("starts_on", [TODAY, date(2020, 1, 1), date(2030, 1, 1)])
def test_nobody_is_appointed_twice_to_the_same_at_once(starts_on, tess):
    police = Authority.objects.get(name="Marshland Constabulary")
    since = held("tom").starts_on

    page = send(
        tess, "add", "tom", **given(authority=police.key, role="officer", **day("starts_on", starts_on))
    )

    (problem,) = problems(page)
    assert problem == (
        f"Tom Ferrier is appointed to this already, from {since.day} September {since.year} until further notice. "
        "Change or end that appointment first."
    )


def test_the_same_appointment_may_follow_once_the_first_has_ended(tess):
    police = Authority.objects.get(name="Marshland Constabulary")
    ended = held("gareth").ends_on
    same = {"authority": police.key, "role": "officer"}

    clash = send(tess, "add", "gareth", **given(**same, **day("starts_on", ended)))
    fine = send(tess, "add", "gareth", **given(**same, **day("starts_on", ended + timedelta(days=1))))

    assert "until 14 October 2026. Change or end that appointment first." in problems(clash)[0]
    assert "The appointment is added" in words(fine)


def test_people_are_appointed_for_authorities_of_this_partnership_only(fen):
    tess = people.reader("tess")
    mine = Authority.objects.get(name__startswith="Office of the Marshland")  # an observer, and no seat
    theirs = fen.seat.authority

    decisions = [
        may_be_for(tess, Appointment(partnership=people.vale(), authority=one)) for one in (mine, theirs)
    ]

    assert [one.refusal for one in decisions] == [
        "",
        "Give the authority a seat first, then appoint people for it.",
    ]
    with pytest.raises(ValidationError, match="Give the authority a seat first"):
        add_appointment(
            partnership=people.vale(),
            person=people.person("tom"),
            answers=AppointmentAnswers(authority=theirs, role=Role.OBSERVER, starts_on=TODAY),
            by=tess,
            now=clock.now(),
        )


def test_an_administrator_changes_a_post_and_a_last_day_and_the_page_says_what_changed(tess):
    page = send(tess, "edit", "tom", post="Chief inspector", **day("ends_on", date(2027, 3, 31)))

    said = words(page)
    assert "The appointment is changed" in said
    assert "Post Inspector, partnerships and prevention Chief inspector Tess Hollin 23 Nov 2026" in said
    assert "Last day Until further notice 31 March 2027 Tess Hollin 23 Nov 2026" in said
    assert "On record since 23 November 2026." in said
    assert verbs(held("tom").pk) == [("appointment.changed", "Tess Hollin")]


def test_the_same_answers_change_nothing(tess):
    page = send(tess, "edit", "tom")

    assert "Nothing was changed" in words(page)
    assert verbs(held("tom").pk) == []


def test_a_last_day_before_the_first_is_refused(tess):
    first = held("tom").starts_on

    for verb, answers in (
        ("edit", day("ends_on", first - timedelta(days=1))),
        ("end", {"when": "day", **day("last_day", first - timedelta(days=1))}),
    ):
        page = send(tess, verb, "tom", **answers)
        assert problems(page) == [f"Last day must be on or after {first.day} September {first.year}"]
    assert held("tom").ends_on is None


def test_two_administrators_who_change_one_appointment_both_see_what_the_other_wrote(tess, sign_in):
    people.appoint_also("sol", Role.ADMINISTRATOR)
    people.give_second_step(people.person("sol"))
    opened = boxes(tess.get(address("edit", "tom")))
    send(sign_in("sol"), "edit", "tom", post="As Sol wrote it")

    clash = tess.post(address("edit", "tom"), {**opened, "post": "As Tess wrote it"})

    said = words(clash)
    assert "Somebody saved this appointment while you were writing" in said
    assert "Changed by Sol Carden on 23 November 2026" in said
    assert "As Sol wrote it" in said
    assert boxes(clash)["post"] == "As Tess wrote it"
    assert held("tom").post == "As Sol wrote it"
    tess.post(address("edit", "tom"), boxes(clash))
    assert held("tom").post == "As Tess wrote it"


def test_a_newer_save_between_the_check_and_the_save_is_shown_too(tess, monkeypatch):
    opened = boxes(tess.get(address("edit", "tom")))
    monkeypatch.setattr("csp.forms.govuk.GovukForm.is_behind", lambda *_: False)
    change_appointment(
        key=held("tom").key,
        version=1,
        post="As Sol wrote it",
        ends_on=None,
        by=people.reader("tess"),
        now=clock.now(),
    )

    clash = tess.post(address("edit", "tom"), {**opened, "post": "As Tess wrote it"})

    assert "As Sol wrote it" in words(clash)
    assert held("tom").post == "As Sol wrote it"


def test_ending_now_makes_yesterday_the_last_day(tess):
    page = send(tess, "end", "tom", when="now")

    assert held("tom").ends_on == YESTERDAY
    said = words(page)
    assert "The appointment has ended. What it gave access to is closed." in said
    assert "22 Nov 2026 ended" in said
    assert verbs(held("tom").pk) == [("appointment.ended", "Tess Hollin")]


def test_ending_with_a_day_says_which(tess):
    page = send(tess, "end", "tom", when="day", **day("last_day", date(2026, 12, 4)))

    assert "The appointment ends with Friday 4 December 2026" in words(page)
    assert held("tom").ends_on == date(2026, 12, 4)


def test_somebody_who_left_weeks_ago_ends_with_that_day(tess):
    send(tess, "end", "tom", when="day", **day("last_day", date(2026, 11, 6)))

    assert held("tom").ends_on == date(2026, 11, 6)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, "Say when it ends"),
        ({"when": "day"}, "Enter the last day"),
        ({"when": "never"}, "Choose an answer to “When does it end?” from the list"),
    ],
)
def test_each_mistake_in_ending_has_its_sentence(answers, sentence, tess):
    assert problems(send(tess, "end", "tom", **answers)) == [sentence]
    assert held("tom").ends_on is None


@pytest.mark.parametrize("starts_on", [TODAY, date(2027, 1, 4)])
def test_one_that_has_not_held_for_a_day_is_taken_back(starts_on, tess):
    added = people.appoint_also("tom", Role.OBSERVER)
    Appointment.objects.filter(pk=added.pk).update(starts_on=starts_on)
    page = reverse("csp:appointment-end", args=["vale", added.key])
    asked = tess.get(page)

    said = words(tess.post(page, {**boxes(asked), "when": "now"}, follow=True))

    assert "It has not held for a whole day, so it is taken back" in words(asked)
    assert "The appointment is taken back. What it gave access to is closed." in said
    assert "Taken back by Tess Hollin on 23 November 2026." in said
    assert not Appointment.objects.filter(pk=added.pk).exists()
    assert verbs(added.pk) == [("appointment.taken-back", "Tess Hollin")]


def test_taking_back_all_that_somebody_had_leads_to_the_list(tess):
    people.appoint("Ines Holt", Role.OFFICER, starts_on=TODAY)

    page = send(tess, "end", "ines", when="now")

    assert "The appointment is taken back" in words(page)
    assert page.redirect_chain[-1][0] == "/p/vale/people/"


def test_an_ended_appointment_cannot_be_changed(tess):
    sentence = "This appointment has ended, so it can’t be changed. Add another one."

    for verb in ("edit", "end"):
        page = tess.get(address(verb, "gareth"))
        assert page.status_code == 403
        assert sentence in words(page)
    assert may_change(people.reader("tess"), held("gareth")).refusal == sentence


def test_the_last_administrator_stays(tess):
    for verb, answers, from_day in (
        ("end", {"when": "now"}, "23 November 2026"),
        ("end", {"when": "day", **day("last_day", TODAY)}, "24 November 2026"),
        ("end", {"when": "day", **day("last_day", date(2026, 12, 31))}, "1 January 2027"),
        ("edit", day("ends_on", date(2026, 12, 31)), "1 January 2027"),
    ):
        assert problems(send(tess, verb, "tess", **answers)) == [ALONE.format(from_day)]
    assert held("tess").ends_on is None


def test_an_administrator_hands_over_and_leaves(tess):
    people.appoint_also("sol", Role.ADMINISTRATOR)

    page = send(tess, "end", "tess", when="now")

    assert page.redirect_chain[-1][0] == "/"
    assert "You do not work with a partnership at present" in words(page)


@pytest.mark.parametrize(
    ("other", "last_day", "alone_from"),
    [
        ((date(2026, 1, 1), None), YESTERDAY, None),
        ((date(2026, 12, 1), None), YESTERDAY, "23 November 2026"),
        ((date(2026, 12, 1), None), date(2026, 11, 30), None),
        ((date(2026, 1, 1), date(2027, 6, 30)), date(2026, 12, 31), "1 July 2027"),
        ((date(2026, 1, 1), date(2026, 11, 30)), YESTERDAY, "1 December 2026"),
        ((date(2026, 1, 1), YESTERDAY), YESTERDAY, "23 November 2026"),
    ],
)
def test_on_every_day_to_come_somebody_administers_the_partnership(other, last_day, alone_from):
    added = people.appoint_also("sol", Role.ADMINISTRATOR)
    Appointment.objects.filter(pk=added.pk).update(starts_on=other[0], ends_on=other[1])

    decision = may_go(held("tess"), after=last_day, today=TODAY)

    assert decision.refusal == (ALONE.format(alone_from) if alone_from else "")


def test_an_administrator_who_may_not_sign_in_counts_as_none():
    added = people.appoint_also("sol", Role.ADMINISTRATOR)
    Person.objects.filter(email__startswith="sol.").update(is_active=False)

    assert may_go(held("tess"), after=YESTERDAY, today=TODAY).refusal == ALONE.format("23 November 2026")
    assert may_go(Appointment.objects.get(pk=added.pk), after=YESTERDAY, today=TODAY)


def test_a_fixed_term_may_be_made_longer_and_never_blocks_what_comes_after_it():
    tess = held("tess")
    tess.ends_on = date(2026, 12, 31)

    assert may_go(tess, after=date(2027, 1, 31), today=TODAY)
    assert may_go(tess, after=None, today=TODAY)


def test_of_two_administrators_who_end_each_other_one_stays():
    people.appoint_also("sol", Role.ADMINISTRATOR)
    tess, sol = people.reader("tess"), people.reader("sol")  # both pages were opened before either ended
    theirs = Appointment.objects.get(person=sol.person, role=Role.ADMINISTRATOR)
    mine = held("tess")

    end_appointment(key=theirs.key, version=1, last_day=None, by=tess, now=clock.now())

    with pytest.raises(PermissionDenied, match="Only an administrator can invite people and appoint them"):
        end_appointment(key=mine.key, version=1, last_day=None, by=sol, now=clock.now())
    assert held("tess").ends_on is None


def test_who_may_appoint():
    assert may_appoint(people.reader("tess"), people.vale())
    assert may_appoint(people.reader("june"), people.vale()).refusal == (
        "Only an administrator can invite people and appoint them."
    )
    assert may_change(people.reader("june"), held("tom")).refusal == (
        "Only an administrator can invite people and appoint them."
    )
    assert may_change(people.reader("tess"), held("tom"))


def test_what_an_appointment_must_be():
    backwards = Appointment(starts_on=TODAY, ends_on=YESTERDAY)

    assert may_stand(backwards).refusal == "The last day must be the same as or after the first day."
    assert may_stand(held("tom"))


def test_an_appointment_is_made_no_longer_than_the_next_one_allows():
    first = held("gareth")
    following = Appointment(
        person=first.person,
        partnership=first.partnership,
        authority=first.authority,
        role=first.role,
        starts_on=date(2026, 12, 1),
    )
    following.save()
    first.ends_on = date(2026, 11, 25)

    assert may_last(first, until=date(2026, 11, 30))
    assert may_last(first, until=first.starts_on)
    assert "from 1 December 2026 until further notice" in may_last(first, until=date(2026, 12, 1)).refusal
    assert "from 1 December 2026 until further notice" in may_last(first, until=None).refusal
    assert may_last(first, until=first.starts_on - timedelta(days=1)).refusal == (
        "The last day must be the same as or after the first day."
    )


def test_an_appointment_elsewhere_is_nowhere(fen):
    theirs = fen.coordinator.appointments.get()

    with pytest.raises(Http404):
        end_appointment(key=theirs.key, version=1, last_day=None, by=people.reader("tess"), now=clock.now())

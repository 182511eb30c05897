"""A closed review still lets people come and go: somebody can always open it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import Appointment
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.services.appointments import AppointmentAnswers, add_appointment, end_appointment
from csp.web import clock
from dhr.models import Capacity, Part, Review, ReviewMember
from dhr.policies.members import ONLY_A_DEPUTY
from dhr.queries.members_people import could_run
from dhr.queries.parts import open_parts
from dhr.services.members import Joining, ask_onto
from dhr.services.members_ending import end_place
from tests.integration import closing, people
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import join, open_review, review_coordinator

TODAY = people.TODAY


@pytest.fixture
def made():
    """A review with a coordinator, a deputy and a panel member."""
    found = open_review()
    join(found, Capacity.PANEL_MEMBER)
    return found


@pytest.fixture
def over(made):
    """The same, closed."""
    closing.closed(made.review)
    made.review.refresh_from_db()
    return made


def ask(made, person, capacity):
    last = None if capacity == Capacity.DEPUTY else date(2027, 11, 22)
    joining = Joining(person=person, capacity=capacity, starts_on=TODAY, ends_on=last)
    return ask_onto(review=made.review, joining=joining, by=made.by(), now=clock.now())


def appointment(person) -> Appointment:
    return Appointment.objects.get(person=person)


def end(person, successor=None, *, last_day=None):
    return end_appointment(
        key=appointment(person).key,
        version=appointment(person).version,
        last_day=last_day,
        successor=successor,
        by=people.reader("tess"),
        now=clock.now(),
    )


def appoint_again(person, *, starts_on, role=Role.OBSERVER):
    answers = AppointmentAnswers(
        authority=Appointment.objects.filter(role=Role.REVIEW_COORDINATOR)[0].authority,
        role=role,
        starts_on=starts_on,
    )
    tess = people.reader("tess")
    return add_appointment(
        partnership=people.vale(), person=person, answers=answers, by=tess, now=clock.now()
    )


def until(person, day):
    one = appointment(person)
    one.ends_on = day
    one.save()


# Once it is closed


def test_another_deputy_is_asked_onto_a_closed_review_and_signs(over, sign_in):
    rhona, wren = review_coordinator("Rhona Tye"), sign_in("wren")
    page = reverse("dhr:member-add", args=["vale", over.review.key])
    shown = wren.get(page)
    assert "Panel member" not in words(shown)
    assert "Deputy coordinator" in words(shown)

    wren.post(page, {**boxes(shown), "person": rhona.key, "capacity": "deputy"})
    asked = ReviewMember.objects.get(person=rhona)
    client = sign_in("rhona")
    assert "Read a confidentiality statement and sign it" in words(client.get("/p/vale/"))
    sign = reverse("dhr:member-sign", args=["vale", asked.key])
    client.post(sign, {**boxes(client.get(sign)), "agrees": "on"})

    asked.refresh_from_db()
    assert asked.signed_on == TODAY
    assert open_parts(reader_of(rhona, today=TODAY), review=over.review) == set(Part)


def test_nobody_else_is_asked_onto_a_closed_review(over):
    with pytest.raises(ValidationError, match=ONLY_A_DEPUTY):
        ask(over, people.appoint("Una Fell", Role.OBSERVER), Capacity.PANEL_MEMBER)


def test_a_place_on_a_closed_review_still_ends(over, sign_in):
    member = over.members[Capacity.PANEL_MEMBER]
    end_place(
        key=member.key, version=member.version, last_day=None, why="Moves on", by=over.by(), now=clock.now()
    )

    assert open_parts(over.by(Capacity.PANEL_MEMBER), review=over.review) == frozenset()


def test_the_last_who_runs_a_closed_review_hands_it_over_and_is_told_that_nobody_stands_in(over, sign_in):
    rhona, wren = review_coordinator("Rhona Tye"), sign_in("wren")
    end(over.deputy, rhona)

    assert "Copper Lantern has no coordinator or no deputy" in words(wren.get("/p/vale/"))
    page = reverse("dhr:member-handover", args=["vale", _place(over.coordinator).key])
    assert wren.get(page).status_code == 200


def _place(person) -> ReviewMember:
    return ReviewMember.objects.get(person=person)


# Appointments with a last day


def test_somebody_whose_appointment_has_a_last_day_is_not_made_deputy(made, sign_in):
    rhona = review_coordinator("Rhona Tye")
    until(rhona, date(2026, 12, 31))

    assert rhona not in could_run(made.by(), partnership=people.vale())
    with pytest.raises(ValidationError, match="whose appointment has no last day"):
        ask(made, rhona, Capacity.DEPUTY)
    page = reverse("dhr:member-handover", args=["vale", _place(made.coordinator).key])
    wren = sign_in("wren")
    sent = {**boxes(wren.get(page)), "successor": rhona.key, "why": "Leaves"}
    assert problems(wren.post(page, sent)) == ["Choose the successor from the list"]


def test_where_only_somebody_with_a_last_day_would_be_left_the_successor_stands_in(made):
    rhona = review_coordinator("Rhona Tye")
    until(made.coordinator, date(2026, 12, 31))

    end(made.deputy, rhona)

    seated = _place(rhona)
    assert (seated.capacity, seated.signed_on) == (Capacity.DEPUTY, None)
    assert ReviewMember.objects.get(person=made.coordinator).ends_on is None


def test_where_somebody_stays_the_successor_learns_of_no_review(made):
    rhona = review_coordinator("Rhona Tye")

    end(made.deputy, rhona)

    assert not ReviewMember.objects.filter(person=rhona).exists()


def test_a_successor_has_no_last_day_either(made):
    rhona = review_coordinator("Rhona Tye")
    until(rhona, date(2026, 12, 31))

    with pytest.raises(ValidationError, match="Choose who takes over"):
        end(made.coordinator, rhona)


# Coming back


def test_whoever_leaves_the_partnership_finds_nothing_open_when_they_come_back(made):
    petra = made.person(Capacity.PANEL_MEMBER)
    end(petra)

    member = _place(petra)
    assert (member.ends_on, member.ended_why) == (TODAY, "Their last appointment here ended")
    appoint_again(petra, starts_on=TODAY)
    assert open_parts(reader_of(petra, today=TODAY), review=made.review) == frozenset()


def test_whose_appointment_ran_out_finds_nothing_open_when_they_come_back(made):
    petra = made.person(Capacity.PANEL_MEMBER)
    until(petra, date(2026, 11, 1))
    assert _place(petra).ends_on == date(2027, 11, 23)

    appoint_again(petra, starts_on=TODAY)

    assert open_parts(reader_of(petra, today=TODAY), review=made.review) == frozenset()


def test_an_appointment_dated_back_opens_nothing_again_either(made):
    petra = made.person(Capacity.PANEL_MEMBER)
    until(petra, date(2026, 11, 1))

    appoint_again(petra, starts_on=date(2026, 11, 2))

    assert open_parts(reader_of(petra, today=TODAY), review=made.review) == frozenset()


def test_whoever_goes_on_from_one_appointment_to_the_next_stays_on_the_review(made):
    petra = made.person(Capacity.PANEL_MEMBER)
    until(petra, date(2026, 11, 22))

    appoint_again(petra, starts_on=TODAY)

    assert len(open_parts(reader_of(petra, today=TODAY), review=made.review)) == 3


def test_whoever_keeps_another_appointment_stays_on_the_review(made):
    petra = made.person(Capacity.PANEL_MEMBER)
    other = people.appoint_also("petra", Role.OBSERVER, authority="Lowmere Homes")

    end_appointment(key=other.key, version=1, last_day=None, by=people.reader("tess"), now=clock.now())

    assert len(open_parts(reader_of(petra, today=TODAY), review=made.review)) == 3


def test_a_review_that_nobody_else_runs_is_not_locked_for_ever(made):
    end(made.deputy, review_coordinator("Rhona Tye"))
    until(made.coordinator, date(2026, 11, 1))

    appoint_again(made.coordinator, starts_on=TODAY, role=Role.REVIEW_COORDINATOR)

    assert open_parts(reader_of(made.coordinator, today=TODAY), review=made.review) == set(Part)


def test_ending_an_appointment_with_a_day_to_come_leaves_the_place_until_then(made):
    petra, last = made.person(Capacity.PANEL_MEMBER), date(2026, 12, 4)

    end(petra, last_day=last)

    assert len(open_parts(reader_of(petra, today=last), review=made.review)) == 3
    assert not Review.objects.visible_to(reader_of(petra, today=date(2026, 12, 5))).exists()

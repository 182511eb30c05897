"""A review coordinator's appointment ends: the role alone asks for a successor, who takes over what there is."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import Appointment, Message
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.services.appointments import change_appointment, end_appointment
from csp.web import clock
from dhr.models import Capacity, Part, Review, ReviewMember
from dhr.queries.parts import open_parts
from dhr.services.members import sign_here
from tests.integration import people
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import CODE_NAME, Reviewing, join, open_review, review_coordinator

TODAY = people.TODAY
ASKED = "Who takes over what goes with this role?"


def appointment_of(person) -> Appointment:
    return Appointment.objects.get(person=person)


def end_page(person) -> str:
    return reverse("csp:appointment-end", args=["vale", appointment_of(person).key])


def end(person, successor, *, last_day=None, version=1):
    return end_appointment(
        key=appointment_of(person).key,
        version=version,
        last_day=last_day,
        successor=successor,
        by=people.reader("tess"),
        now=clock.now(),
    )


def standing(made: Reviewing, capacity) -> list[str]:
    found = ReviewMember.objects.filter(review=made.review, capacity=capacity).standing(TODAY)
    return sorted(one.person.name for one in found)


def test_the_page_asks_for_a_successor_of_every_review_coordinator_and_of_nobody_else(sign_in):
    idle, tess = review_coordinator("Rhona Tye"), sign_in("tess")
    observer = people.appoint("Una Fell", Role.OBSERVER)

    assert ASKED in words(tess.get(end_page(idle)))
    assert ASKED not in words(tess.get(end_page(observer)))


def test_an_administrator_reads_the_same_whether_or_not_there_is_a_review(sign_in):
    idle, tess = review_coordinator("Rhona Tye"), sign_in("tess")
    address = end_page(idle)
    before = words(tess.get(address))

    made = open_review()
    shown = words(tess.get(end_page(made.coordinator)))

    def neutral(text):
        for name in ("Rhona Tye", "Wren Castell", "Ansel Wray", "June Okafor"):
            text = text.replace(name, "")
        return " ".join(text.split())

    assert ASKED in before
    assert neutral(shown) == neutral(before)
    assert CODE_NAME not in shown


def test_without_a_successor_the_appointment_does_not_end(sign_in):
    made, tess = open_review(), sign_in("tess")
    sent = {**boxes(tess.get(end_page(made.coordinator))), "when": "now", "successor": ""}

    answer = tess.post(end_page(made.coordinator), sent)

    assert problems(answer) == ["Choose who takes over"]
    assert appointment_of(made.coordinator).ends_on is None
    with pytest.raises(ValidationError, match="Choose who takes over what goes with this role"):
        end(made.coordinator, None)


def test_when_nobody_is_left_the_successor_coordinates_once_they_have_signed(sign_in):
    made, rhona, tess = open_review(), review_coordinator("Rhona Tye"), sign_in("tess")
    end(made.deputy, rhona)
    sent = {**boxes(tess.get(end_page(made.coordinator))), "when": "now", "successor": rhona.key}

    answer = tess.post(end_page(made.coordinator), sent, follow=True)

    assert "The appointment has ended" in words(answer)
    assert CODE_NAME not in words(answer)
    assert standing(made, Capacity.COORDINATOR) == ["Rhona Tye"]
    reader = reader_of(rhona, today=TODAY)
    assert not Review.objects.visible_to(reader).exists()
    asked = ReviewMember.objects.get(person=rhona)
    sign_here(key=asked.key, version=asked.version, by=reader, now=clock.now())
    assert open_parts(reader_of(rhona, today=TODAY), review=made.review) == set(Part)
    assert not Review.objects.visible_to(reader_of(made.coordinator, today=TODAY)).exists()


def test_the_letter_to_the_successor_is_no_news_to_the_administrator(sign_in):
    made, rhona, tess = open_review(), review_coordinator("Rhona Tye"), sign_in("tess")

    end(made.deputy, rhona)
    end(made.coordinator, rhona)

    letter = Message.objects.get(to_person=rhona)
    assert letter.circle_id == made.review.panel_circle_id
    assert "Rhona Tye" not in words(tess.get("/p/vale/messages/"))


def test_a_deputy_who_takes_over_has_signed_and_is_asked_to_find_another(sign_in):
    made = open_review()

    end(made.coordinator, made.deputy)

    assert standing(made, Capacity.COORDINATOR) == ["Ansel Wray"]
    assert standing(made, Capacity.DEPUTY) == []
    assert "Copper Lantern has no coordinator or no deputy" in words(sign_in("ansel").get("/p/vale/"))


def test_when_a_deputy_leaves_the_coordinator_is_asked_to_find_another(sign_in):
    made, rhona = open_review(), review_coordinator("Rhona Tye")

    end(made.deputy, rhona)

    assert standing(made, Capacity.DEPUTY) == []
    assert standing(made, Capacity.COORDINATOR) == ["Wren Castell"]
    assert "Copper Lantern has no coordinator or no deputy" in words(sign_in("wren").get("/p/vale/"))


def test_when_the_last_day_is_brought_forward_whoever_follows_begins_earlier():
    made, rhona = open_review(), review_coordinator("Rhona Tye")
    later, sooner = TODAY + timedelta(days=38), TODAY + timedelta(days=17)
    end(made.coordinator, rhona, last_day=later)

    end(made.coordinator, rhona, last_day=sooner, version=2)

    follows = ReviewMember.objects.get(review=made.review, capacity=Capacity.COORDINATOR, person=made.deputy)
    assert follows.starts_on == sooner + timedelta(days=1)
    assert open_parts(reader_of(made.deputy, today=sooner + timedelta(days=1)), review=made.review) == set(
        Part
    )


def test_with_a_last_day_the_review_is_theirs_until_then():
    made, rhona, last = open_review(), review_coordinator("Rhona Tye"), TODAY + timedelta(days=30)

    end(made.coordinator, rhona, last_day=last)

    place = ReviewMember.objects.get(person=made.coordinator)
    assert (place.ends_on, place.ended_why) == (last, "Their appointment ended")
    assert open_parts(reader_of(made.coordinator, today=last), review=made.review) == set(Part)
    follows = ReviewMember.objects.get(person=made.deputy, capacity=Capacity.COORDINATOR)
    assert follows.starts_on == last + timedelta(days=1)


def test_an_appointment_is_not_cut_short_past_the_question():
    made = open_review()

    with pytest.raises(ValidationError, match="it asks who takes over what goes with this role"):
        change_appointment(
            key=appointment_of(made.coordinator).key,
            version=1,
            post="",
            ends_on=TODAY,
            by=people.reader("tess"),
            now=clock.now(),
        )


def test_nobody_is_asked_for_who_keeps_the_role_by_another_appointment(sign_in):
    rhona = review_coordinator("Rhona Tye")
    other = people.appoint_also("rhona", Role.REVIEW_COORDINATOR, authority="Lowmere Homes")

    shown = words(sign_in("tess").get(reverse("csp:appointment-end", args=["vale", other.key])))

    assert ASKED not in shown
    assert rhona.name in shown


def test_whoever_ends_the_appointment_is_never_the_successor(sign_in):
    made, tess = open_review(), sign_in("tess")
    people.appoint_also("tess", Role.REVIEW_COORDINATOR)

    shown = boxes(tess.get(end_page(made.coordinator)))

    assert shown["successor"] == ""
    with pytest.raises(ValidationError, match="Choose who takes over"):
        end(made.coordinator, people.person("tess"))


def test_while_somebody_inside_runs_it_the_successor_learns_of_no_review_and_the_deputy_coordinates():
    made, rhona = open_review(), review_coordinator("Rhona Tye")

    end(made.coordinator, rhona)

    assert standing(made, Capacity.COORDINATOR) == ["Ansel Wray"]
    assert not ReviewMember.objects.filter(person=rhona).exists()
    assert not Message.objects.filter(to_person=rhona).exists()


def test_the_advocate_is_not_made_coordinator_and_the_deputy_coordinates():
    made, rhona = open_review(), review_coordinator("Rhona Tye")
    join(made, Capacity.ADVOCATE, rhona)

    end(made.coordinator, rhona)

    assert standing(made, Capacity.COORDINATOR) == ["Ansel Wray"]
    assert len(open_parts(reader_of(rhona, today=TODAY), review=made.review)) == 2


def test_whoever_signed_as_something_else_signs_again_before_they_run_a_review_that_nobody_is_left_to_run():
    made, rhona = open_review(), review_coordinator("Rhona Tye")
    join(made, Capacity.ADVOCATE, rhona)

    end(made.deputy, rhona)
    end(made.coordinator, rhona)

    assert standing(made, Capacity.COORDINATOR) == ["Rhona Tye"]
    assert len(open_parts(reader_of(rhona, today=TODAY), review=made.review)) == 2

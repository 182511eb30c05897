"""Sections are passed on when somebody leaves, and given on when one body takes another's place."""

import pytest
from django.core.exceptions import PermissionDenied

from csp.audit import NewerVersion
from csp.kernel.terms import EVERYBODYS
from csp.services.handovers import Passed
from csp.services.seat_work import move_open_work, open_work_of
from scrutiny.presenters.section_handovers import desk_of, sent_already
from scrutiny.queries import section_holders
from scrutiny.services.section_holders import pass_on
from tests.integration import papers, people, together
from tests.integration.reading import words
from tests.integration.together import june


def pass_to(successor, section, *, by="tom", version=None, note=""):
    """Pass a section of Tom's on to somebody."""
    return pass_on(
        partnership=people.vale(),
        holder=people.person("tom"),
        successor=people.person(successor),
        passed=[Passed("scrutiny.section", section.key, version or section.version, note)],
        by=people.reader(by),
        now=june()["now"],
    )


def sent(successor, section, *, by="tom"):
    """Whether Tom, or another, has just sent it."""
    given = {"partnership": people.vale(), "person": people.person("tom"), "notes": {section.key: ""}}
    return sent_already(people.reader(by), successor=people.person(successor).key, **given)


def test_a_colleague_of_the_authority_takes_it_over_by_name():
    section = together.given()

    assert pass_to("dana", section) == [None]

    assert papers.section("year-ahead").holder == people.person("dana")
    assert sent("dana", section) == {section.key}
    assert sent("ruth", section) == set()


def test_somebody_of_another_authority_is_not_named_and_all_who_write_for_it_are_asked():
    section = together.given()

    pass_to("june", section, note="Ask Ruth for the figures.")

    assert [(one.text, one.said_by) for one in section.comments.all()] == [
        ("Ask Ruth for the figures.", people.person("tom"))
    ]
    assert papers.section("year-ahead").holder is None
    assert papers.section("year-ahead").seat == together.seat()


@pytest.mark.parametrize(("by", "may"), [("tom", True), ("dana", True), ("june", True), ("ruth", False)])
def test_who_passes_a_section_on(by, may):
    section = together.given()
    if may:
        pass_to("dana", section, by=by)
        return
    with pytest.raises((PermissionDenied, NewerVersion)):
        pass_to("dana", section, by=by)


def test_what_was_changed_since_it_was_read_is_not_passed_on():
    section = together.given()

    with pytest.raises(NewerVersion):
        pass_to("dana", section, version=section.version - 1)


def test_the_page_that_hands_over_lists_it_once_it_is_not_signed(tom):
    together.given()
    page = f"/p/vale/people/{people.person('tom').key}/handover/"
    assert "The year ahead, Annual report 2026/27" in words(tom.get(page))
    assert section_holders.number_held(
        people.reader("tom"), partnership=people.vale(), person=people.person("tom")
    )

    together.signed()

    tom_reads = people.reader("tom")
    assert desk_of(tom_reads, partnership=people.vale(), person=people.person("tom")).items == []


def test_the_list_says_that_its_writer_has_left(june):
    together.given()
    people.person("tom").appointments.update(ends_on=people.TODAY.replace(day=22))

    said = words(june.get(papers.report().get_absolute_url()))

    assert "Tom Ferrier, Constabulary, who has left" in said


def test_the_seat_that_takes_anothers_place_is_to_sign_and_what_is_signed_stays():
    tess, fire = people.reader("tess"), together.seat("Marshland Fire and Rescue")
    old = together.given().seat
    said = open_work_of(seats=[old], by=tess, words=EVERYBODYS)
    assert "1 section of a report" in said[old.pk]

    move_open_work(seats={old.pk: fire}, by=tess, now=june()["now"], reason="Merged")
    assert papers.section("year-ahead").seat == fire

    signed = together.signed_for(fire, by="owen")
    move_open_work(seats={fire.pk: old}, by=tess, now=june()["now"], reason="Parted")
    assert papers.section("year-ahead").seat == signed.seat == fire

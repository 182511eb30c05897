"""Who reads the statement of a partner: never whoever chooses them, only all of it as a file, not after they left."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import Appointment, AuditEvent, CircleMember
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.queries.waiting import Roll
from csp.services.appointments import AppointmentAnswers, add_appointment, end_appointment
from csp.web import clock
from dhr.models import Charge, StatementReader
from dhr.queries import statements
from dhr.services.waiting_charges import of_statements
from tests.integration import costing, people, stating
from tests.integration.charging import drawn, send_all
from tests.integration.reading import words
from tests.integration.reviewing import open_review
from tests.integration.spending import spend

pytestmark = pytest.mark.django_db
TODAY = people.TODAY
POLICE = "Marshland Constabulary"
REFUSED = (
    "is a review coordinator, who says who reads statements and so reads none: they tell of other reviews"
)


@pytest.fixture
def asked():
    """Each partner was asked for its share of what one review costs, sent by Wren Castell."""
    costing.agreed()
    made = open_review()
    spend(made)
    drawn(made)
    return send_all(made)


def page(name, *keys):
    return reverse(f"dhr:{name}", args=["vale", *keys])


def test_a_review_coordinator_lets_neither_themselves_nor_another_in(asked, sign_in):
    for called in ("june", "wren"):
        people.appoint_also(called, Role.OFFICER, authority=POLICE)
        with pytest.raises(ValidationError) as refused:
            stating.read_by(people.person(called))
        name = people.person(called).name
        assert refused.value.messages == [f"{name} {REFUSED}"]

    shown = sign_in("june").get(page("statement-reader-add", stating.any_partner().key))
    offered = [str(one) for one in shown.context["form"].fields["person"].queryset]
    assert "Tom Ferrier" in offered
    assert not {"June Okafor", "Wren Castell"} & set(offered)
    assert not StatementReader.objects.exists()


def test_nobody_is_let_in_who_is_to_be_a_review_coordinator(asked):
    tom = people.person("tom")
    one = people.appoint_also("tom", Role.REVIEW_COORDINATOR)
    Appointment.objects.filter(pk=one.pk).update(starts_on=TODAY + timedelta(days=7))

    with pytest.raises(ValidationError, match="Tom Ferrier is a review coordinator"):
        stating.read_by(tom)


def waiting_for(person, statement):
    """What the daily e-mail counts for a reader of a statement."""
    inside = {statement.readers_circle_id: frozenset({person.pk})}
    roll = Roll(people.vale(), TODAY, {person.pk: reader_of(person, today=TODAY)}, inside)
    return list(of_statements(roll=roll))


def charges_as(reader, statement):
    return statements.charges_of(reader, reading=stating.read_as(reader, statement))


def test_a_reader_who_becomes_a_review_coordinator_sees_the_charges_of_their_own_reviews_alone(asked):
    tom = people.person("tom")
    statement = stating.read_by(tom).statement
    Charge.objects.update(due_on=TODAY - timedelta(days=1))
    assert len(charges_as(people.reader("tom"), statement)) == 1
    assert len(waiting_for(tom, statement)) == 1

    people.appoint_also("tom", Role.REVIEW_COORDINATOR)

    by = people.reader("tom")
    assert charges_as(by, statement) == []
    assert statements.of_partnership(by, partnership=people.vale()) == []
    assert not stating.read_as(by, statement).is_whole
    assert waiting_for(tom, statement) == []


def test_only_whoever_reads_all_of_a_statement_takes_it_out_as_a_file(asked, sign_in):
    stating.read_by(people.person("tom"))
    key = stating.any_statement().key
    wren, tom = sign_in("wren"), sign_in("tom")

    of_wren, of_tom = (words(one.get(page("statement-detail", key))) for one in (wren, tom))

    assert "Download" in of_tom
    assert "Download" not in of_wren
    assert "they alone can take it out as a file" in of_wren
    for name in ("statement-csv", "statement-pdf", "statement-benefits-csv"):
        answer = wren.get(page(name, key))
        assert answer.status_code == 403
        assert "Only whoever of the partner reads this statement can take it out as a file." in words(answer)
    assert not AuditEvent.objects.filter(verb="statement.downloaded").exists()


def leave(person):
    """End somebody's appointment today, which began long ago: yesterday was its last day."""
    one = Appointment.objects.get(person=person, authority__name=POLICE)
    Appointment.objects.filter(pk=one.pk).update(starts_on=date(2025, 1, 1))
    end_appointment(
        key=one.key, version=one.version, last_day=None, by=people.reader("tess"), now=clock.now()
    )


def come_back(person):
    answers = AppointmentAnswers(stating.any_partner().authority, Role.OFFICER, TODAY)
    add_appointment(
        partnership=people.vale(), person=person, answers=answers, by=people.reader("tess"), now=clock.now()
    )


def reads(on):
    return statements.open_to(people.reader("tom", on=on)).exists()


@pytest.mark.parametrize("stays_for_another", [False, True])
def test_whoever_leaves_the_partner_reads_no_more_until_somebody_lets_them_in_again(stays_for_another, asked):
    tom, yesterday = people.person("tom"), TODAY - timedelta(days=1)
    place = stating.read_by(tom)
    StatementReader.objects.filter(pk=place.pk).update(starts_on=date(2026, 11, 2))
    CircleMember.objects.filter(pk=place.place_id).update(starts_on=date(2026, 11, 2))
    if stays_for_another:
        people.appoint_also("tom", Role.OFFICER)

    leave(tom)

    june = people.reader("june")
    assert statements.readers_of(june, statements=[place.statement])[place.statement.pk] == []
    place = StatementReader.objects.select_related("place").get(pk=place.pk)
    assert (place.ends_on, place.place.ends_on) == (yesterday, yesterday)
    assert [one.ends_on for one in place.history.order_by("history_id")] == [None, yesterday]
    [event] = AuditEvent.objects.filter(verb="statement-reader.ended")
    assert (event.person, event.circle_id) == (people.person("tess"), None)
    come_back(tom)
    assert not reads(TODAY)
    stating.read_by(tom)
    assert reads(TODAY)


def test_whoever_was_let_in_today_and_leaves_today_was_never_in(asked):
    tom = people.person("tom")
    place = stating.read_by(tom)

    leave(tom)

    assert not StatementReader.objects.exists()
    assert not CircleMember.objects.filter(person=tom, circle=place.statement.readers_circle).exists()
    assert place.history.filter(history_type="-").exists()


def test_whoever_left_by_the_clock_is_not_listed_and_reads_no_more_when_they_come_back(asked, sign_in):
    tom = people.person("tom")
    place = stating.read_by(tom)
    gone = TODAY - timedelta(days=3)
    StatementReader.objects.filter(pk=place.pk).update(starts_on=date(2026, 11, 2))
    CircleMember.objects.filter(pk=place.place_id).update(starts_on=date(2026, 11, 2))
    Appointment.objects.filter(person=tom).update(starts_on=date(2025, 1, 1), ends_on=gone)

    listed = words(sign_in("june").get(page("statement-list")))
    come_back(tom)

    assert "Tom Ferrier" not in listed
    assert StatementReader.objects.get().ends_on == gone
    assert not reads(TODAY)


def test_another_appointment_for_the_partner_keeps_it_open(asked):
    tom = people.person("tom")
    stating.read_by(tom)
    people.appoint_also("tom", Role.OBSERVER, authority=POLICE)
    one = Appointment.objects.get(person=tom, role=Role.OBSERVER)

    end_appointment(
        key=one.key, version=one.version, last_day=None, by=people.reader("tess"), now=clock.now()
    )

    assert reads(TODAY)
    assert StatementReader.objects.get().ends_on is None

"""What is overdue of charges stands on the work of whoever keeps the books, and of whoever reads the statement."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache

from csp.models import Message
from csp.queries.readers import reader_of
from csp.queries.waiting import Roll
from csp.web import clock
from dhr.models import Capacity, Charge
from dhr.presenters import charge_work, statement_work
from dhr.services.payments import write_off
from dhr.services.waiting_charges import OVERDUE, of_books, of_statements
from tests.integration import costing, people
from tests.integration.charging import drawn, pay, send_all
from tests.integration.digesting import joined_long_ago, written
from tests.integration.reviewing import CODE_NAME, join, open_review
from tests.integration.spending import spend
from tests.integration.test_statements import let

TODAY = people.TODAY


@pytest.fixture
def made():
    costing.agreed()
    return open_review()


@pytest.fixture
def late(made):
    """Six partners were asked for £7,000.00; the day of two of them was yesterday, and of the others it is today."""
    spend(made)
    drawn(made)
    found = send_all(made)
    for at, one in enumerate(found):
        Charge.objects.filter(pk=one.pk).update(due_on=TODAY - timedelta(days=at < 2))
    return found


def books(who):
    reader = who if not isinstance(who, str) else people.reader(who)
    return [
        (one.title, one.why.split(" should")[0])
        for one in charge_work.asks_of(reader, partnership=people.vale())
    ]


def roll_of(*who, circle):
    those = {one.person_id: one for one in who}
    return Roll(people.vale(), TODAY, those, {circle: frozenset(those)})


def test_what_is_left_of_overdue_charges_is_added_up_for_the_review(made, late):
    pay(made, late[0], 100_000)

    assert books(made.by()) == [
        (f"2 charges are overdue: {CODE_NAME}", f"£{_pounds(late[0].total + late[1].total - 100_000)}")
    ]


def test_what_is_paid_or_written_off_or_to_be_given_back_is_asked_of_nobody(made, late):
    pay(made, late[0], late[0].total)
    off = Charge.objects.get(pk=late[1].pk)
    write_off(key=off.key, version=off.version, why="It closed", by=made.by(), now=clock.now())
    Charge.objects.filter(pk=late[2].pk).update(total=-500, due_on=TODAY - timedelta(days=9))

    assert books(made.by()) == []


def test_the_chair_and_whoever_is_on_no_review_are_asked_nothing(made, late):
    chair = join(made, Capacity.CHAIR)
    assert books(reader_of(chair.person, today=TODAY)) == []
    assert books("june") == []


def test_the_finance_officer_is_asked_while_they_are_on_it(made, late):
    finance = join(made, Capacity.FINANCE)
    assert books(reader_of(finance.person, today=TODAY))[0][0] == f"2 charges are overdue: {CODE_NAME}"

    yesterday = TODAY - timedelta(days=1)
    type(finance).objects.filter(pk=finance.pk).update(starts_on=yesterday, ends_on=yesterday)

    assert books(reader_of(finance.person, today=TODAY)) == []


def test_the_daily_letter_counts_each_overdue_charge_in_the_circle_of_the_money(made, late):
    circle = made.review.money_circle_id
    who = made.by()

    found = list(of_books(roll=roll_of(who, circle=circle)))

    assert [(one.person_id, one.kind, one.circle_id) for one in found] == [
        (who.person_id, OVERDUE, circle)
    ] * 2
    assert not list(of_books(roll=replace(roll_of(who, circle=circle), inside={})))


def test_a_reader_of_the_statement_hears_of_their_partners_charges_alone(made, late):
    tom = people.person("tom")
    people.give_second_step(tom)
    place = let(tom)
    Charge.objects.filter(seat=place.statement.seat).update(due_on=TODAY - timedelta(days=1))
    circle = place.statement.readers_circle_id

    found = list(of_statements(roll=roll_of(people.reader("tom"), circle=circle)))

    assert [(one.person_id, one.number, one.circle_id) for one in found] == [(tom.pk, 1, circle)]
    [ask] = statement_work.asks_of(people.reader("tom"), partnership=people.vale())
    assert CODE_NAME not in f"{ask.title}{ask.why}{ask.url}"


def test_whoever_works_for_another_body_by_now_hears_nothing(made, late):
    tom = people.person("tom")
    people.give_second_step(tom)
    place = let(tom)
    Charge.objects.filter(seat=place.statement.seat).update(due_on=TODAY - timedelta(days=1))
    reader = people.reader("tom")
    elsewhere = [replace_authority(one) for one in reader.appointments]

    found = of_statements(
        roll=roll_of(replace(reader, appointments=elsewhere), circle=place.statement.readers_circle_id)
    )

    assert not list(found)


def replace_authority(appointment):
    appointment.authority = costing.seat("County Council").authority
    return appointment


def test_the_letters_say_nothing_of_charges_or_reviews(made, late):
    joined_long_ago()
    cache.clear()
    for one in written(TODAY):
        assert CODE_NAME not in f"{one.subject}{one.text}"
        assert "charge" not in one.text
    assert Message.objects.filter(circle=made.review.money_circle).exists()


def _pounds(pence):
    return f"{pence / 100:,.2f}"

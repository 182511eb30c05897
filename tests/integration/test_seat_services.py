"""What the services of seats and bodies refuse, whatever page asks them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404

from csp.audit import NewerVersion
from csp.models import AuditEvent, Authority, Seat
from csp.queries import seats
from csp.services.authorities import BodyAnswers, add_authority, change_authority
from csp.services.seats import SeatAnswers, add_seat, change_seat, end_seat
from csp.web import clock
from tests.integration import at_table, people

ANSWERS = SeatAnswers("responsible", "police", date(2026, 4, 1))
BODY = BodyAnswers("Marshland Ambulance Trust", "Ambulance", "nhs_trust")


def known(called="tess", partnership=None):
    return {
        "partnership": partnership or people.vale(),
        "by": people.reader(called),
        "now": clock.now(),
    }


def every_service(called, partnership=None):
    """Each service as it would be called about the constabulary's seat."""
    seat, body = at_table.seat(), at_table.body()
    rest = known(called, partnership)
    held = {"key": seat.key, "version": seat.version, "reason": "", **rest}
    return [
        lambda: add_seat(authority=body, answers=ANSWERS, **rest),
        lambda: change_seat(answers=ANSWERS, **held),
        lambda: end_seat(ends_on=date(2026, 12, 31), **held),
        lambda: add_authority(body=BODY, seat=ANSWERS, **rest),
        lambda: change_authority(key=body.key, version=body.version, body=BODY, reason="", **rest),
    ]


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("called", ["june", "dana", "hal"])
def test_only_an_administrator_sets_the_table(number, called):
    events = AuditEvent.objects.count()

    with pytest.raises(PermissionDenied, match=r"Only an administrator can set up the partnership\."):
        every_service(called)[number]()

    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("number", range(5))
def test_an_administrator_of_one_partnership_sets_no_other_table(number, fen):
    with pytest.raises((PermissionDenied, Http404)):
        every_service("tess", fen.partnership)[number]()


@pytest.mark.parametrize("service", [change_seat, end_seat])
def test_a_seat_saved_meanwhile_is_not_written_over(service):
    seat = at_table.seat()
    held = {"key": seat.key, "version": seat.version, "reason": "", **known()}
    change_seat(answers=SeatAnswers("cooperating", "police", date(2019, 4, 1)), **held)
    more = {"answers": ANSWERS} if service is change_seat else {"ends_on": date(2026, 12, 31)}

    with pytest.raises(NewerVersion) as newer:
        service(**held, **more)

    assert newer.value.theirs.standing == "cooperating"


def test_the_last_day_is_never_before_the_first():
    wrong = SeatAnswers("responsible", "other", date(2026, 4, 1), date(2026, 3, 31))

    with pytest.raises(ValidationError, match="The last day must be the same as or after the first day"):
        add_seat(authority=at_table.body(), answers=wrong, **known())


def test_what_the_database_refuses_is_the_same_sentence(monkeypatch):
    monkeypatch.setattr(seats, "overlapping", lambda *_, **__: None)  # as if it came in between

    with pytest.raises(ValidationError, match=r"has this seat already\. End that one first"):
        add_seat(authority=at_table.body(), answers=ANSWERS, **known())

    assert Seat.objects.filter(authority=at_table.body()).count() == 1


def test_the_database_itself_refuses_two_open_seats_and_a_last_day_before_the_first():
    with pytest.raises(IntegrityError), transaction.atomic():
        at_table.give_seat(at_table.CONSTABULARY, "police")
    with pytest.raises(IntegrityError), transaction.atomic():
        at_table.give_seat(at_table.CONSTABULARY, "fire", ends_on=date(2019, 3, 31))


def test_a_body_named_by_two_at_once_is_there_once_and_the_second_reads_why(monkeypatch):
    Authority(name=BODY.name, short_name="x", kind="other").save()
    monkeypatch.setattr("csp.services.authorities.name_taken", lambda **_: "")

    with pytest.raises(ValidationError, match="Marshland Ambulance Trust is there already"):
        add_authority(body=BODY, seat=ANSWERS, **known())


def test_a_new_body_whose_seat_is_refused_is_not_there_either():
    wrong = SeatAnswers("responsible", "nhs_trust", date(2026, 4, 1), date(2026, 3, 31))

    with pytest.raises(ValidationError):
        add_authority(body=BODY, seat=wrong, **known())

    assert not Authority.objects.filter(name=BODY.name).exists()


@pytest.mark.parametrize(
    ("first", "last", "overlaps"),
    [
        (date(2018, 1, 1), date(2019, 3, 31), False),
        (date(2018, 1, 1), date(2019, 4, 1), True),
        (date(2020, 1, 1), date(2020, 1, 1), True),
        (date(2021, 3, 31), date(2022, 1, 1), True),
        (date(2021, 4, 1), date(2022, 1, 1), False),
        (date(2018, 1, 1), None, True),
        (date(2021, 4, 1), None, False),
    ],
)
def test_days_overlap_when_they_share_one(first, last, overlaps):
    Seat.objects.filter(pk=at_table.seat().pk).update(ends_on=date(2021, 3, 31))
    asked = {"partnership": people.vale(), "authority": at_table.body(), "starts_on": first, "ends_on": last}

    found = [seats.overlapping(people.reader("tess"), sits_as=as_, **asked) for as_ in ("police", "fire")]

    assert [bool(one) for one in found] == [overlaps, False]

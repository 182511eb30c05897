"""Nothing is removed by periods that nobody has seen: a partnership has a week to look at them first."""

from datetime import date, timedelta

import pytest

from csp.kernel.removed_address import is_removed
from csp.models import AuditEvent, Message, Person, RetentionRun
from csp.services.retention import apply_due
from csp.web import clock
from tests.integration import people
from tests.integration.keeping import days_later, ended, invited, keeps, left, left_also
from tests.integration.reading import words

PAGE = "/p/vale/settings/retention/"
LONG_AGO = date(2022, 1, 1)


def is_there(message):
    return Message.objects.filter(pk=message.pk).exists()


@pytest.mark.parametrize(("days", "kept"), [(0, True), (1, True), (6, True), (7, False), (8, False)])
def test_nothing_goes_in_the_week_after_the_clock_first_looked(days, kept):
    message, invitation, ilar = ended(LONG_AGO), invited("Nerys"), left("Ilar Penn", on=LONG_AGO)
    apply_due(now=clock.now())

    apply_due(now=days_later(days))

    ilar.refresh_from_db()
    invitations = type(invitation).objects.filter(pk=invitation.pk)
    assert (is_there(message), invitations.exists(), not is_removed(ilar.email)) == (kept, kept, kept)
    assert AuditEvent.objects.filter(verb="retention.applied").exists() is not kept


def test_the_first_look_is_written_down_once():
    for day in range(4):
        apply_due(now=days_later(day))

    [run] = RetentionRun.objects.filter(partnership=people.vale())
    assert (run.ran_at, run.messages, run.invitations, run.people) == (clock.now(), 0, 0, 0)


def test_periods_that_somebody_saved_hold_at_once():
    keeps(people.vale(), message_months=12)
    message = ended(LONG_AGO)

    apply_due(now=clock.now())

    assert not is_there(message)


def test_periods_saved_in_the_first_week_hold_from_the_next_night_and_are_on_the_trail():
    message = ended(LONG_AGO)
    apply_due(now=clock.now())
    keeps(people.vale(), message_months=12)

    apply_due(now=days_later(1))

    assert not is_there(message)
    assert AuditEvent.objects.filter(verb="retention.applied").count() == 1


def test_what_belongs_to_no_partnership_does_not_wait():
    code = ended(LONG_AGO, partnership=None)

    apply_due(now=clock.now())

    assert not is_there(code)


def test_whoever_was_appointed_in_a_partnership_that_has_its_week_stays(fen):
    keeps(people.vale(), leaver_months=1)
    both, here = left("Ilar Penn", on=LONG_AGO), left("Onni Vask", on=LONG_AGO)
    left_also(both, fen.partnership, on=LONG_AGO)

    apply_due(now=clock.now())

    assert {one.name for one in Person.objects.all() if is_removed(one.email)} == {here.name}


def test_the_page_says_before_which_day_nothing_is_removed(sign_in):
    before = words(sign_in("tess").get(PAGE))
    apply_due(now=clock.now() - timedelta(days=2))
    after = words(sign_in("tess").get(PAGE))
    RetentionRun.objects.update(ran_at=clock.now() - timedelta(days=7))
    over = words(sign_in("tess").get(PAGE))

    assert (
        "Nothing is removed before 30 November 2026, so that you can look at these periods first." in before
    )
    assert "Nothing is removed before 28 November 2026," in after
    assert "Nothing yet. Each day on which something is removed is listed here." in after
    assert "Nothing is removed before" not in over


def test_the_page_of_periods_that_somebody_saved_names_no_first_day(sign_in):
    keeps(people.vale(), message_months=6)

    assert "Nothing is removed before" not in words(sign_in("tess").get(PAGE))

"""What has been kept for long enough goes, on the day after, a bounded number of rows at a time, and is reported."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from csp.kernel.removed_address import is_removed
from csp.models import AuditEvent, Invitation, Message, Person, RetentionRun
from csp.queries import retention_over
from csp.services import retention
from csp.services.retention import apply_due
from csp.web import clock
from csp.worker.due import run_due
from tests.integration import people
from tests.integration.keeping import LAST_KEPT, at, days_later, ended, invited, keeps, left, left_also
from tests.integration.mailing import refused, written
from tests.integration.restricted import open_restricted_plan
from tests.unit.kernel.test_kept_since import last_day

State = Message.State
DAY = timedelta(days=1)


pytestmark = pytest.mark.usefixtures("first_week_over")


def is_there(row):
    return type(row).objects.filter(pk=row.pk).exists()


def reports(partnership=None):
    found = RetentionRun.objects.filter(partnership=partnership or people.vale())
    counts = [(run.messages, run.invitations, run.people) for run in found]
    return [one for one in counts if any(one)]


def events():
    return AuditEvent.objects.filter(verb="retention.applied")


@pytest.mark.parametrize("state", [State.SENT, State.REFUSED, State.BY_HAND, State.CLAIMED])
@pytest.mark.parametrize("hour", [0, 12, 23])
def test_a_message_that_ended_is_kept_for_exactly_its_months(state, hour):
    message = ended(LAST_KEPT, state=state, hour=hour)
    if state == State.CLAIMED:  # lost sight of: nobody heard how it ended
        Message.objects.filter(pk=message.pk).update(ended_at=None)

    apply_due(now=clock.now())
    kept = is_there(message)
    apply_due(now=days_later(1))

    assert kept
    assert not is_there(message)
    assert reports() == [(1, 0, 0)]


def test_a_message_that_waits_is_never_removed():
    message = written()
    Message.objects.filter(pk=message.pk).update(written_at=at(date(2015, 1, 1)))

    apply_due(now=clock.now())

    assert is_there(message)
    assert reports() == []


ENDS = {
    "accepted": {"accepted_at": at(LAST_KEPT)},
    "withdrawn": {"revoked_at": at(LAST_KEPT)},
    "ran out": {"expires_at": at(LAST_KEPT)},
}


@pytest.mark.parametrize("how", ENDS)
def test_an_invitation_that_nobody_can_accept_is_kept_for_exactly_its_months(how):
    by = {"accepted": "accepted_by", "withdrawn": "revoked_by"}.get(how)
    invitation = invited("Nerys", **ENDS[how], **({by: people.person("tom")} if by else {}))

    apply_due(now=clock.now())
    kept = is_there(invitation)
    apply_due(now=days_later(1))

    assert kept
    assert not is_there(invitation)
    assert reports() == [(0, 1, 0)]


def test_an_invitation_that_is_open_is_never_removed_however_old():
    invitation = invited("Nerys", expires_at=at(people.TODAY + DAY))

    apply_due(now=clock.now())

    assert is_there(invitation)
    assert Invitation.objects.count() == 3  # the demonstration's two are younger


def test_a_leavers_contact_details_are_kept_for_exactly_their_months():
    ilar = left("Ilar Penn", on=date(2024, 11, 23))

    apply_due(now=clock.now())
    kept = Person.objects.get(pk=ilar.pk).email
    apply_due(now=days_later(1))

    ilar.refresh_from_db()
    assert kept == "ilar.penn@vale.example"
    assert is_removed(ilar.email)
    assert ilar.name == "Ilar Penn"
    assert reports() == [(0, 0, 1)]


def test_whoever_left_two_partnerships_is_kept_as_long_as_the_longer_says(fen):
    keeps(people.vale(), leaver_months=1)
    keeps(fen.partnership, leaver_months=36)
    ilar = left("Ilar Penn", on=date(2024, 11, 23))
    left_also(ilar, fen.partnership, on=date(2022, 6, 1))
    only_here = left("Onni Vask", on=date(2024, 11, 23))

    apply_due(now=clock.now())
    removed = {one.name for one in Person.objects.all() if is_removed(one.email)}
    apply_due(now=at(date(2027, 11, 23)))
    still_kept = not is_removed(Person.objects.get(pk=ilar.pk).email)
    apply_due(now=at(date(2027, 11, 24)))

    assert removed == {only_here.name}
    assert still_kept
    assert is_removed(Person.objects.get(pk=ilar.pk).email)
    assert (0, 0, 1) in reports(fen.partnership)


def test_each_partnership_has_its_own_periods_and_what_is_of_none_has_those_of_a_new_one(fen):
    keeps(fen.partnership, message_months=1)
    theirs = ended(date(2026, 10, 22), partnership=fen.partnership)
    theirs_kept = ended(date(2026, 10, 23), partnership=fen.partnership)
    ours = ended(date(2026, 10, 22))
    codes, codes_kept = (ended(day, partnership=None) for day in (LAST_KEPT - DAY, LAST_KEPT))

    apply_due(now=clock.now())

    assert [is_there(one) for one in (theirs, theirs_kept, ours, codes, codes_kept)] == [0, 1, 1, 0, 1]
    assert (reports(), reports(fen.partnership)) == ([], [(1, 0, 0)])


@pytest.mark.parametrize("months", [1, 6, 12])
def test_on_every_day_exactly_what_is_older_than_its_months_is_over(months):
    keeps(people.vale(), message_months=months)
    days = [date(2027, 8, 25) + DAY * number for number in range(70)]
    messages = {ended(day).pk: day for day in days}
    periods = retention_over.periods()

    for number in range(100):
        today = last_day(days[0], months) + DAY * number
        found = retention_over.messages(periods, day=today).values_list("pk", flat=True)

        assert {messages[pk] for pk in found} == {day for day in days if last_day(day, months) < today}


def test_a_run_removes_a_bounded_number_and_the_next_goes_on_in_the_same_report():
    messages = [ended(date(2024, 1, 1)) for _ in range(7)]
    left_over = []

    for minute in range(4):
        apply_due(now=clock.now() + timedelta(minutes=minute), at_once=3)
        left_over.append(sum(is_there(one) for one in messages))

    assert left_over == [4, 1, 0, 0]
    assert reports() == [(7, 0, 0)]
    assert events().count() == 1


def test_a_run_that_breaks_off_has_removed_what_it_reported_and_the_next_goes_on(monkeypatch):
    message, invitation = ended(date(2024, 1, 1)), invited("Nerys")
    with monkeypatch.context() as broken:
        broken.setattr(retention.retention_over, "invitations", None)
        with pytest.raises(TypeError):
            apply_due(now=clock.now())
    between = (is_there(message), is_there(invitation), reports())

    apply_due(now=clock.now())

    assert between == (False, True, [(1, 0, 0)])
    assert not is_there(invitation)
    assert reports() == [(1, 1, 0)]


def test_nothing_goes_that_is_not_reported(monkeypatch):
    message = ended(date(2024, 1, 1))
    monkeypatch.setattr(retention, "_report", None)

    with pytest.raises(TypeError):
        apply_due(now=clock.now())

    assert is_there(message)


def test_a_shorter_period_holds_from_the_next_day_on():
    message = ended(date(2026, 6, 1))
    apply_due(now=clock.now())
    keeps(people.vale(), message_months=1)

    apply_due(now=clock.now() + timedelta(hours=2))
    kept = is_there(message)
    apply_due(now=days_later(1))

    assert kept
    assert not is_there(message)


def test_an_invitation_that_is_sent_again_while_the_clock_looks_stays():
    invitation = invited("Nerys")
    over = retention_over.invitations(retention_over.periods(), day=people.TODAY)
    assert over.count() == 1
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=days_later(7))

    assert retention_over.take(over, most=5) == []
    assert is_there(invitation)


def test_what_was_removed_is_on_the_trail_as_done_by_nobody():
    ended(date(2024, 1, 1))

    apply_due(now=clock.now())

    [event] = events()
    assert (event.person, event.partnership, event.circle, event.address) == (None, people.vale(), None, "")
    assert event.subject == "csp.retentionrun"
    assert event.subject_id == RetentionRun.objects.get().pk


def test_what_is_restricted_goes_like_all_else_and_is_in_no_report():
    restricted = open_restricted_plan()
    message = ended(date(2024, 1, 1), circle_id=restricted.circle.pk)

    apply_due(now=clock.now())

    assert not is_there(message)
    assert (reports(), events().count()) == ([], 0)


def test_the_report_is_the_same_with_and_without_what_is_restricted():
    restricted = open_restricted_plan()
    ended(date(2024, 1, 1))
    for _ in range(3):
        ended(date(2024, 1, 1), circle_id=restricted.circle.pk)

    apply_due(now=clock.now())

    assert reports() == [(1, 0, 0)]


def test_the_clock_does_it_with_everything_else():
    message = ended(date(2024, 1, 1))

    run_due(clock.now())

    assert not is_there(message)


def test_where_nothing_is_due_more_partnerships_cost_no_more_queries(fen, django_assert_num_queries):
    ended(LAST_KEPT)
    apply_due(now=days_later(-1))  # the first look at a partnership is written down
    with django_assert_num_queries(16):
        apply_due(now=clock.now())
    keeps(people.vale(), message_months=24, invitation_months=14, leaver_months=36)
    keeps(fen.partnership, message_months=60, invitation_months=13, leaver_months=48)
    with django_assert_num_queries(16):
        apply_due(now=days_later(1))
    with django_assert_num_queries(1):
        apply_due(now=days_later(1) + timedelta(minutes=1))


def dry_run():
    said = StringIO()
    call_command("run_due", "--dry-run", stdout=said)
    return said.getvalue().splitlines()


def test_a_dry_run_prints_how_much_would_go_and_does_nothing(fen):
    restricted = open_restricted_plan()
    messages = [ended(date(2024, 1, 1)), ended(date(2024, 1, 1), circle_id=restricted.circle.pk)]
    messages += [ended(date(2024, 1, 1), partnership=None) for _ in range(2)]
    invited("Nerys")
    left_also(left("Ilar Penn", on=date(2022, 1, 1)), fen.partnership, on=date(2022, 6, 1))
    waiting = refused(), written()

    said = dry_run()

    assert said == [
        "of no partnership: 2 messages, 0 invitations, the contact details of 0 people",
        "fen: 0 messages, 0 invitations, the contact details of 1 person",
        "vale: 1 message, 1 invitation, the contact details of 1 person",
        "Nothing was done.",
    ]
    assert all(is_there(one) for one in (*messages, *waiting))
    assert waiting[1].state == State.WAITING
    assert (RetentionRun.objects.count(), events().count()) == (0, 0)
    assert not is_removed(Person.objects.get(name="Ilar Penn").email)


def test_a_dry_run_with_nothing_to_remove_says_so():
    assert dry_run() == ["Nothing has been kept for longer than its partnership says.", "Nothing was done."]

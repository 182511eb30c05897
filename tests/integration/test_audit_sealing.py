"""What is done to the audit trail by SQL is found, and the head goes where nobody here can change it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from csp import audit
from csp.audit.sealing import seal_waiting
from csp.kernel.seals import seal_of
from csp.models import AuditEvent, Message
from csp.services.trail import seal_due
from csp.web import clock
from csp.worker.due import run_due
from plans.models.verb import Verb
from tests.integration import people
from tests.integration.restricted import open_restricted_plan

REWRITTEN = "fit no key: events there were removed, reordered or rewritten without one"


@pytest.fixture
def trail():
    """Vale's trail, sealed."""
    seal_waiting()
    trail = f"p{people.vale().pk}"
    assert AuditEvent.objects.filter(trail=trail).count() > 100
    return trail


def head_of(trail):
    last = AuditEvent.objects.filter(trail=trail).latest("number")
    return f"{last.number}:{last.seal}"


def verified(*heads, partnership="vale"):
    """What the command says, and whether it found something wrong."""
    said = StringIO()
    options = [f"--head={head}" for head in heads]
    if partnership:
        options.append(f"--partnership={partnership}")
    try:
        call_command("verify_audit", *options, stdout=said)
    except CommandError as wrong:
        return f"{said.getvalue()}{wrong}", wrong.returncode == 1
    return said.getvalue(), False


def sql(text, *values):
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def something_happens(verb=Verb.ACTION_CHANGED):
    audit.record(verb, subject=people.action("1.6"), by=people.reader("aled"), now=clock.now())


def test_every_event_is_sealed_once_in_the_order_in_which_it_was_written_down(trail):
    rows = AuditEvent.objects.filter(trail=trail).order_by("number").values_list("number", "pk")
    before = head_of(trail)

    seal_waiting()

    assert [number for number, _ in rows] == list(range(1, len(rows) + 1))
    assert [pk for _, pk in rows] == sorted(pk for _, pk in rows)
    assert not AuditEvent.objects.filter(seal="").exists()
    assert head_of(trail) == before


def test_batches_make_one_chain():
    seal_waiting(at_once=7)

    said, is_wrong = verified(partnership="")

    assert not is_wrong, said


def test_nothing_is_wrong_with_what_was_sealed(trail):
    said, is_wrong = verified(head_of(trail))

    assert not is_wrong
    assert f"vale: {head_of(trail).partition(':')[0]} sealed, head {head_of(trail)}" in said
    assert "0 not sealed yet." in said
    assert "Nothing is wrong with what is sealed." in said


def test_an_event_that_was_committed_late_is_sealed_after_those_that_were_sooner(trail):
    late, soon = (
        AuditEvent.objects.order_by("pk").last().pk + 1,
        AuditEvent.objects.order_by("pk").last().pk + 2,
    )
    fields = {"at": clock.now(), "verb": "action.changed", "subject": "plans.action", "subject_id": 1}
    AuditEvent(pk=soon, partnership=people.vale(), **fields).save(force_insert=True)
    seal_waiting()
    AuditEvent(pk=late, partnership=people.vale(), **fields).save(force_insert=True)
    seal_waiting()

    numbers = dict(AuditEvent.objects.filter(pk__in=(late, soon)).values_list("pk", "number"))

    assert numbers[late] == numbers[soon] + 1
    assert not verified()[1]


def test_a_restricted_matter_is_sealed_on_a_trail_of_its_own(trail):
    before = head_of(trail)
    restricted = open_restricted_plan()

    seal_waiting()

    own = f"{trail}c{restricted.circle.pk}"
    assert head_of(trail) == before
    assert set(AuditEvent.objects.filter(circle=restricted.circle).values_list("trail", flat=True)) == {own}
    assert not verified(head_of(trail), head_of(own))[1]


ALTERATIONS = {
    "at": "'2026-01-01 10:00:00'",
    "person_id": "NULL",
    "verb": "'plan.opened'",
    "subject": "'plans.plan'",
    "subject_id": "subject_id + 1",
    "address": "'192.0.2.99'",
}


@pytest.mark.parametrize("column", ALTERATIONS)
def test_an_altered_event_is_found(column, trail):
    altered = f"{column} = {ALTERATIONS[column]}"
    sql(f"UPDATE csp_auditevent SET {altered} WHERE trail = %s AND number = 40", trail)  # noqa: S608  (our own)

    said, is_wrong = verified()

    assert is_wrong
    assert "  Number 40 is altered: its seal does not fit what it says." in said


def test_an_event_that_was_moved_to_a_restricted_trail_is_found_on_both(trail):
    restricted = open_restricted_plan()
    seal_waiting()
    circle = restricted.circle.pk
    sql(
        "UPDATE csp_auditevent SET circle_id = %s, trail = %s, number = 999 WHERE trail = %s AND number = 40",
        circle,
        f"{trail}c{circle}",
        trail,
    )

    said, is_wrong = verified()

    assert is_wrong
    assert "Number 40 is removed." in said
    assert "Numbers " in said
    assert " to 998 are removed." in said


def test_a_removed_event_is_found(trail):
    sql("DELETE FROM csp_auditevent WHERE trail = %s AND number IN (40, 41)", trail)

    said, is_wrong = verified()

    assert is_wrong
    assert said.endswith("The audit trail is not as it was sealed.")
    assert "Numbers 40 to 41 are removed. Number 42 can’t be checked without them." in said


def test_a_removed_event_whose_gap_was_closed_is_found(trail):
    sql("DELETE FROM csp_auditevent WHERE trail = %s AND number = 40", trail)
    last = int(head_of(trail).partition(":")[0])
    for number in range(41, last + 1):
        sql(
            "UPDATE csp_auditevent SET number = %s WHERE trail = %s AND number = %s",
            number - 1,
            trail,
            number,
        )

    said, is_wrong = verified()

    assert is_wrong
    assert f"The seals of numbers 40 to {last - 1} {REWRITTEN}" in said


def test_events_in_another_order_are_found(trail):
    for old, new in ((40, 9999), (44, 40), (9999, 44)):
        sql("UPDATE csp_auditevent SET number = %s WHERE trail = %s AND number = %s", new, trail, old)

    said, is_wrong = verified()

    assert is_wrong
    assert "Number 40 is out of order: it was number 44." in said
    assert "Number 44 is out of order: it was number 40." in said


def test_an_end_that_was_cut_off_is_found_by_the_head_that_was_kept(trail):
    kept = head_of(trail)
    count = int(kept.partition(":")[0])
    sql("DELETE FROM csp_auditevent WHERE trail = %s AND number > %s", trail, count - 3)

    without, is_wrong_without = verified()
    said, is_wrong = verified(kept)

    assert not is_wrong_without
    assert "Without --head, an end that was cut off can’t be seen." in without
    assert is_wrong
    assert (
        f"The head that was kept counts {count}, and the longest trail here counts {count - 3}: the end was"
        in said
    )


def test_an_end_that_was_unsealed_changed_and_sealed_again_is_found_by_the_head_that_was_kept(trail):
    kept = head_of(trail)
    count = int(kept.partition(":")[0])
    sql(
        "UPDATE csp_auditevent SET trail = '', number = NULL, seal = '', person_id = NULL "
        "WHERE trail = %s AND number > %s",
        trail,
        count - 3,
    )
    seal_waiting()

    said, is_wrong = verified(kept)

    assert not verified()[1]
    assert is_wrong
    assert f"No number {count} has the seal of the head that was kept" in said


def test_a_trail_that_was_removed_whole_is_found_by_the_head_that_was_kept(trail):
    kept = head_of(trail)
    sql("DELETE FROM csp_auditevent WHERE trail = %s", trail)

    said, is_wrong = verified(kept)

    assert is_wrong
    assert "the longest trail here counts 0: the end was cut off" in said


def test_events_rewritten_with_another_key_are_found(trail):
    before = AuditEvent.objects.get(trail=trail, number=39).seal
    for event in AuditEvent.objects.filter(trail=trail, number__gte=40).order_by("number"):
        event.verb = "plan.added"
        before = event.seal = seal_of(event.entry(), before=before, key="another key")
        sql("UPDATE csp_auditevent SET verb = %s, seal = %s WHERE id = %s", event.verb, event.seal, event.pk)

    said, is_wrong = verified()

    assert is_wrong
    assert f"The seals of numbers 40 to {head_of(trail).partition(':')[0]} {REWRITTEN}" in said


def test_a_trail_that_is_verified_with_another_key_does_not_fit(trail, settings):
    settings.AUDIT_KEY = "not the key that it was sealed with"

    said, is_wrong = verified()

    assert is_wrong
    assert f"The seals of numbers 1 to {head_of(trail).partition(':')[0]} {REWRITTEN}" in said
    assert "or the key that sealed them is missing." in said


def test_a_forged_event_is_found(trail):
    count = int(head_of(trail).partition(":")[0])
    AuditEvent(
        at=clock.now(),
        verb="action.changed",
        subject="plans.action",
        subject_id=1,
        partnership=people.vale(),
        trail=trail,
        number=count + 1,
        seal="0" * 64,
    ).save()

    said, is_wrong = verified()

    assert is_wrong
    assert f"Number {count + 1} is altered: its seal does not fit what it says." in said


def test_the_database_itself_gives_no_number_twice_and_seals_nothing_by_halves(trail):
    with pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE csp_auditevent SET number = 41 WHERE trail = %s AND number = 40", trail)
    with pytest.raises(IntegrityError), transaction.atomic():
        sql("UPDATE csp_auditevent SET seal = '' WHERE trail = %s AND number = 40", trail)


def test_what_is_wrong_is_said_by_number_and_never_by_content(trail):
    restricted = open_restricted_plan()
    seal_waiting()
    sql("UPDATE csp_auditevent SET verb = 'x' WHERE circle_id = %s AND number = 2", restricted.circle.pk)

    said, is_wrong = verified()

    assert is_wrong
    assert "Number 2 is altered" in said
    assert not any(word in said for word in ("Kestrel", "Aled", "action.", "plan.", "192.0.2"))


@pytest.mark.parametrize("typed", ["12", "12:abc", "x:" + "a" * 64, "12:" + "g" * 64, ""])
def test_a_head_that_is_none_is_refused_in_a_sentence(typed):
    with pytest.raises(CommandError, match="a head is a number, a colon and 64 digits"):
        call_command("verify_audit", f"--head={typed}")


def test_a_partnership_that_is_not_there_is_refused_in_a_sentence():
    with pytest.raises(CommandError, match="There is no partnership “fen”"):
        call_command("verify_audit", "--partnership=fen")


def letters():
    return Message.objects.filter(kind="audit.head").order_by("pk")


def test_the_clock_seals_and_tells_the_head_to_the_log_and_to_the_administrators(caplog):
    run_due(clock.now())

    head = head_of(f"p{people.vale().pk}")
    (line,) = [one.getMessage() for one in caplog.records if one.name == "saferplan.audit"]
    assert line == f"Audit trail sealed on 2026-11-23 at 10:30:00: vale {head}"
    (letter,) = letters()
    assert letter.to_person == people.person("tess")
    assert letter.to_address == people.person("tess").email
    assert letter.subject == "Keep this: the head of the audit trail of Vale"
    assert "On 23 November 2026 at 10:30" in letter.text
    assert f"manage.py verify_audit --partnership vale --head {head}" in letter.text


def test_nothing_is_told_again_while_nothing_moved(caplog):
    seal_due(now=clock.now())
    caplog.clear()

    seal_due(now=clock.now() + timedelta(minutes=1))
    seal_due(now=clock.now() + timedelta(days=1))

    assert caplog.records == []
    assert letters().count() == 1


def test_a_head_that_moved_is_logged_at_once_and_sent_the_next_day(caplog):
    seal_due(now=clock.now())
    something_happens()
    caplog.clear()

    seal_due(now=clock.now() + timedelta(minutes=1))
    sent_today = letters().count()
    seal_due(now=clock.now() + timedelta(days=1))

    assert len(caplog.records) == 1
    assert sent_today == 1
    assert letters().count() == 2
    assert head_of(f"p{people.vale().pk}") in letters().last().text


def test_the_head_of_a_restricted_matter_is_told_to_nobody(caplog):
    seal_due(now=clock.now())
    restricted = open_restricted_plan()
    caplog.clear()

    seal_due(now=clock.now() + timedelta(days=1))

    assert AuditEvent.objects.filter(circle=restricted.circle, seal="").count() == 0
    assert caplog.records == []
    assert letters().count() == 1


def test_an_administrator_whose_appointment_ended_is_told_nothing(sign_in):
    people.person("tess").appointments.update(ends_on=people.TODAY - timedelta(days=1))

    seal_due(now=clock.now())

    assert not letters().exists()

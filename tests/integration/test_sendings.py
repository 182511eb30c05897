"""Who was sent a report that was issued, and who must still have it: by its form, or as a version is corrected."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.kernel.council_form import CopyTo
from csp.models import AuditEvent, Authority, Seat
from scrutiny.models import Sending
from scrutiny.presenters.sendings import asks_of
from tests.integration import exempting, papers, people, sending
from tests.integration.reading import words
from tests.integration.sending import COMMITTEE, COUNCIL, OFFICE, POLICING

DAY = {"sent_on-day": "23", "sent_on-month": "11", "sent_on-year": "2026"}
SENT = {"other": "", "what": ["has_report"], "sent_by": "June Okafor", "how": "By e-mail.", **DAY}


def page(name, key):
    return reverse(f"scrutiny:sending-{name}", args=["vale", key])


def asks(on):
    return [
        (one.title, one.why, one.is_late)
        for one in asks_of(people.reader("june", on=on), partnership=people.vale())
    ]


def test_the_page_says_which_copies_are_owed_and_which_sending_met_one(june):
    pack = sending.issued()
    before = words(june.get(pack.get_absolute_url()))

    done = words(june.post(page("add", pack.key), {**SENT, "to": [COMMITTEE]}, follow=True))

    assert "0 of 2 copies recorded as sent. Not yet: Democratic services and Commissioner." in before
    assert "It is recorded as sent" in done
    assert "1 of 2 copies recorded as sent." in done
    assert "23 November 2026, June Okafor: The report as a PDF. By e-mail. Recorded by June Okafor" in done
    assert "2 members of Community Safety Scrutiny Committee have had it here" in done
    assert "Not yet: Commissioner." in words(june.get(pack.get_absolute_url()))


def test_one_sending_goes_to_many_and_the_same_again_is_recorded_once(june):
    pack = sending.issued()
    sent = {**SENT, "to": [COMMITTEE, POLICING], "other": "Parish clerks"}

    done = words(june.post(page("add", pack.key), sent, follow=True))
    again = words(june.post(page("add", pack.key), sent, follow=True))

    assert "It is recorded as sent to 3 recipients" in done
    assert "This was recorded already" in again
    assert Sending.objects.count() == 3
    assert AuditEvent.objects.filter(verb="sending.recorded").count() == 3


def test_each_authority_at_the_table_on_the_day_of_issue_is_to_have_it_and_the_commissioner_once(june):
    office = Authority.objects.get(kind="commissioner")
    seat = {"standing": "cooperating", "sits_as": "commissioner", "starts_on": date(2026, 1, 1)}
    Seat(partnership=people.vale(), authority=office, **seat).save()
    each = CopyTo("authorities", "Each", "authorities")

    alone = words(june.get(page("list", sending.issued(each).key)))
    beside = words(june.get(page("list", sending.issued(each, OFFICE).key)))

    assert "Marshland Constabulary The council’s form asks for it" in alone
    assert "0 of 8 copies" in alone
    assert "0 of 8 copies" in beside


def test_a_correction_is_owed_to_whoever_was_sent_the_version_that_it_corrects(june):
    first = sending.issued(COUNCIL)
    sending.record(first, COMMITTEE, other="Parish clerks")
    second = papers.issued_pack()

    said = words(june.get(page("list", second.key)))

    assert "0 of 2 copies recorded as sent." in said
    assert "Parish clerks Had an earlier version, which this one corrects" in said
    assert sending.record(second, COMMITTEE, other="PARISH  clerks") == 2
    assert "2 of 2 copies recorded as sent." in words(june.get(page("list", second.key)))


def test_my_work_asks_for_copies_after_the_days_that_the_form_says():
    sending.record(sending.issued(), COMMITTEE)

    title = "Send copies of the report: Annual report 2026/27"
    assert asks(date(2026, 11, 27)) == []
    assert asks(date(2026, 11, 30)) == [(title, "Not recorded as sent: Commissioner.", False)]
    assert asks(date(2026, 12, 1)) == [(title, "Not recorded as sent: Commissioner.", True)]


def test_the_committee_s_page_says_what_is_owed_to_those_who_write_reports_alone(june, sign_in):
    pack = sending.issued()
    committee = pack.meeting.committee.get_absolute_url()

    assert "Democratic services and Commissioner: to be sent by 30 November 2026." in words(
        june.get(committee)
    )
    assert "Copies still to be sent" not in words(sign_in("hal").get(committee))
    assert "copies recorded" not in words(sign_in("hal").get(pack.get_absolute_url()))


def test_part_2_is_recorded_as_sent_to_people_who_are_named_and_to_nobody_else(june):
    exempting.passage()
    pack = sending.issued()
    named = f"person-{people.person('june').key}"

    with pytest.raises(ValidationError, match="Part 2 goes only to people who are named"):
        sending.record(pack, COMMITTEE, named, what=["has_part_2"])
    assert sending.record(pack, named, what=["has_part_2"]) == 1
    assert "June Okafor Nobody asks for it" in words(june.get(page("list", pack.key)))


def test_what_is_wrong_stands_beside_its_question_and_nothing_typed_is_lost(june):
    pack = sending.issued()

    nobody = june.post(page("add", pack.key), {**SENT, "to": [], "how": "By courier."})
    nothing = june.post(page("add", pack.key), {**SENT, "to": [COMMITTEE], "what": []})
    before = june.post(page("add", pack.key), {**SENT, "to": [COMMITTEE], "sent_on-day": "22"})
    other = june.post(page("add", pack.key), {**SENT, "to": ["copy-nobody"]})

    assert nobody.context["form"].errors["to"] == ["Choose to whom it was sent, or enter who else"]
    assert 'value="By courier."' in nobody.content.decode()
    assert nothing.context["form"].errors["what"] == ["Choose what was sent"]
    assert before.context["form"].errors["sent_on"] == [
        "It was issued later than that. Enter the day on which it was sent"
    ]
    assert "to" in other.context["form"].errors
    assert not Sending.objects.exists()


def test_a_record_is_removed_with_a_reason_and_the_copy_is_owed_again(june):
    pack = sending.issued(COUNCIL)
    sending.record(pack, COMMITTEE)
    one = Sending.objects.get()

    said = words(
        june.post(
            page("remove", one.key), {"version": "1", "reason": "Sent to the wrong office"}, follow=True
        )
    )

    assert "0 of 1 copies recorded as sent." in said
    story = words(june.get(page("changes", pack.key)))
    assert "Sent: Democratic services" in story
    assert "Sent to the wrong office" in story
    assert "Democratic services" in words(june.get(page("remove", one.key)))


def test_a_report_that_is_not_issued_was_sent_to_nobody():
    with pytest.raises(PermissionDenied, match="not issued"):
        sending.record(papers.built_pack(), other="Parish clerks")


def test_the_list_is_a_file_with_what_is_owed_and_what_was_sent(june):
    pack = sending.issued()
    sending.record(pack, COMMITTEE, how="=1+1")

    lines = b"".join(june.get(page("csv", pack.key)).streaming_content).decode("utf-8-sig").splitlines()

    asked = "The council’s form asks for it"
    assert lines[1] == f"Commissioner,{asked},2026-11-30,Not sent yet,,,,,"
    assert lines[2] == (
        f"Democratic services,{asked},2026-11-30,Sent,2026-11-23,The report as a PDF,June Okafor,'=1+1,June Okafor"
    )
    assert AuditEvent.objects.filter(verb="sendings.exported").count() == 1

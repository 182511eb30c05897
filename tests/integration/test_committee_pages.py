"""The pages of committees as a scrutiny officer and a councillor use them."""

from datetime import date

import pytest
from django.urls import reverse

from csp.kernel import day_words
from csp.models import AuditEvent
from csp.web.work import Ask
from scrutiny.models import Committee, CommitteeMeeting, CommitteeMember, Deadline, WorkItem
from scrutiny.presenters.committee_work import asks_of
from tests.integration import convening, papers, people
from tests.integration.reading import boxes, problems, words

LIST = reverse("scrutiny:committee-list", args=["vale"])
SPRING = {"held_on-day": "9", "held_on-month": "3", "held_on-year": "2027", "is_for_crime": "on"}


@pytest.fixture
def farida(sign_in):
    """Farida Noor, the scrutiny officer."""
    return sign_in("farida")


def page(name, one=None):
    return reverse(f"scrutiny:{name}", args=["vale", *([one.key] if one else [])])


def filled(client, address, **typed):
    """Send a form as a browser does, with what was typed in it."""
    return client.post(address, {**boxes(client.get(address)), **typed}, follow=True)


def test_scrutiny_leads_to_the_committees_and_says_when_papers_are_due(farida):
    assert f'href="{LIST}"' in farida.get("/p/vale/scrutiny/").content.decode()

    said = words(farida.get(LIST))

    assert (
        "Community Safety Scrutiny Committee Vale District Council 19 Jan 2027 11 Jan 2027 Met "
        "It last met on 22 September 2026, so it must meet again by 22 September 2027."
    ) in said


def test_a_place_without_committees_is_told_what_will_be_here(farida):
    convening.forget_all()

    assert "No committees yet" in words(farida.get(LIST))


def test_a_councillor_reads_and_changes_nothing(sign_in):
    convening.item()
    said = words(sign_in("hal").get(convening.committee().get_absolute_url()))

    assert "Winifred Tay Chair, from" in said
    assert "Drafts from every authority 20 working days before" in said
    assert "March 2027 Look at modern slavery Another topic No meeting yet" in said
    assert "Plan a meeting" not in said
    assert "Change" not in said.replace("Every change to this committee", "")


def test_a_committee_is_added_once_however_often_it_is_sent(farida):
    address = page("committee-add")
    typed = {
        **boxes(farida.get(address)),
        "authority": convening.county().key,
        "name": "Policing and Crime Panel",
    }

    first, again = farida.post(address, typed), farida.post(address, typed)

    assert first.url == again.url
    made = Committee.objects.get(name="Policing and Crime Panel")
    assert made.clear_days == 5
    assert Deadline.objects.filter(committee=made).count() == 6


def test_what_is_missing_or_wrong_is_said_beside_it_and_nothing_typed_is_lost(farida):
    shown = farida.post(
        page("committee-add"), {"authority": "", "name": "", "clear_days": "many", "key": "222222222222"[:10]}
    )

    assert problems(shown) == [
        "Choose the council",
        "Enter what it is called",
        "Number of clear days must be a whole number from 1 to 20",
    ]
    assert 'value="many"' in shown.content.decode()


def test_a_name_that_is_taken_is_said_beside_it(farida):
    one = convening.committee()
    shown = filled(farida, page("committee-add"), authority=one.authority.key, name=one.name)

    assert problems(shown) == ["This council has a committee of that name already"]


def test_a_meeting_is_planned_changed_and_cancelled(farida):
    there = filled(farida, page("meeting-add", convening.committee()), **SPRING, place="Council Chamber")
    assert "9 Mar 2027 Crime and disorder committee Council Chamber 1 Mar 2027 Planned" in words(there)
    meeting = CommitteeMeeting.objects.get(held_on=date(2027, 3, 9))

    filled(farida, page("meeting-edit", meeting), place="Online", is_for_crime="")
    refused = filled(farida, page("meeting-cancel", meeting), why="")
    assert problems(refused) == ["Enter why it is cancelled"]
    gone = words(filled(farida, page("meeting-cancel", meeting), why="Not enough members"))

    assert "Cancelled" in gone
    assert "Not enough members" in gone
    assert "Days to keep" not in gone
    said = words(farida.get(page("committee-changes", convening.committee())))
    assert "Where and at what time Council Chamber Online" in said
    assert "Why it was cancelled Nothing Not enough members" in said


def test_a_meeting_says_by_which_day_each_thing_is_ready(farida):
    meeting = CommitteeMeeting.objects.get(held_on=date(2027, 1, 19))

    said = words(farida.get(meeting.get_absolute_url()))

    assert "Finance comments Monday 28 December 2026" not in said  # a bank holiday
    assert "Papers published Monday 11 January 2027" in said
    assert "Clearance by the monitoring officer Monday 4 January 2027" in said
    assert "5 clear working days lie between the publication of the papers and the meeting" in said


def test_the_papers_of_a_meeting_are_on_its_page(farida, june):
    pack = papers.issued_pack()

    said = farida.get(pack.meeting.get_absolute_url())

    assert pack.get_absolute_url() in said.content.decode()
    assert "Issued on 23 November 2026" in words(said)
    assert "Being written" not in words(said)
    assert "Being written" in words(june.get(pack.meeting.get_absolute_url()))


def test_a_past_meeting_waits_on_my_work_until_somebody_says_what_became_of_it(farida, sign_in):
    meeting = convening.planned(date(2026, 11, 10))
    question = "Did the committee meet on 10 November 2026?"
    assert question in words(farida.get("/p/vale/"))
    assert question not in words(sign_in("hal").get("/p/vale/"))

    farida.post(page("meeting-hold", meeting), {"held": "yes"})

    assert question not in words(farida.get("/p/vale/"))
    assert "It last met on 10 November 2026" in words(farida.get(LIST))


@pytest.mark.parametrize(
    ("today", "asked", "is_late"),
    [(date(2026, 12, 27), False, False), (date(2026, 12, 28), True, False), (date(2027, 1, 12), True, True)],
)
def test_a_report_is_asked_for_by_the_day_its_papers_are_published(today, asked, is_late):
    found = [one for one in asks_for("june", today) if one.title.startswith("Issue the report")]

    assert [(one.due_on, one.is_late) for one in found] == ([(date(2027, 1, 11), is_late)] if asked else [])


def test_an_issued_report_is_asked_for_no_more():
    papers.issued_pack()

    assert asks_for("june", date(2027, 1, 4)) == []


def asks_for(who: str, today: date) -> list[Ask]:
    return list(asks_of(people.reader(who, on=today), partnership=people.vale()))


def test_somebody_is_put_on_the_committee_and_taken_off(farida):
    committee = convening.committee()
    filled(farida, page("member-add", committee), person=people.person("dana").key, part="co_opted")
    place = CommitteeMember.objects.get(person=people.person("dana"))
    assert place.starts_on == people.TODAY

    yesterday = {"ends_on-day": "22", "ends_on-month": "11", "ends_on-year": "2026"}
    refused = filled(farida, page("member-edit", place), **yesterday)
    assert problems(refused) == ["The last day must be the same as or after the first day"]
    there = filled(farida, page("member-edit", place), **{**yesterday, "ends_on-day": "23"})

    assert f"to {day_words.short(people.TODAY)}" in words(there)


def test_two_who_change_one_thing_read_each_others_answer(farida, june):
    one = convening.deadline()
    address = page("deadline-edit", one)
    opened = boxes(june.get(address))
    filled(farida, address, what="Finance and procurement", reason="Both read it")

    clash = june.post(address, {**opened, "what": "Finance officer"})

    assert "Finance and procurement" in words(clash)
    assert 'value="Finance officer"' in clash.content.decode()
    assert Deadline.objects.get(pk=one.pk).what == "Finance and procurement"


def test_a_form_about_something_that_was_removed_says_so_and_keeps_what_was_typed(farida, june):
    one = convening.item()
    opened = boxes(june.get(page("work-item-edit", one)))
    filled(farida, page("work-item-remove", one))

    gone = june.post(page("work-item-edit", one), {**opened, "title": "Look at it in depth"})

    assert gone.status_code == 410
    assert "Look at modern slavery was removed" in words(gone)
    assert "Look at it in depth" in words(gone)


def test_last_years_items_are_put_on_the_programme_by_a_button(farida):
    committee = convening.committee()
    assert "Put the reviews and updates of the last twelve months" in words(
        farida.get(committee.get_absolute_url())
    )

    said = words(farida.post(page("work-item-repeat", committee), follow=True))

    assert "1 item is put on next year’s programme" in said
    assert "September 2027 Update on the community safety plan" in said
    assert "Put the reviews and updates of the last twelve months" not in said


def test_an_item_can_stand_on_the_agenda_of_a_meeting(farida):
    meeting = CommitteeMeeting.objects.get(held_on=date(2027, 1, 19))
    filled(
        farida,
        page("work-item-add", convening.committee()),
        kind="topic",
        title="Spiking",
        month="2027-01",
        meeting=meeting.key,
    )

    assert WorkItem.objects.get(title="Spiking").month == date(2027, 1, 1)
    assert "Spiking" in words(farida.get(meeting.get_absolute_url()))
    assert "On the agenda of 19 January 2027" in words(farida.get(convening.committee().get_absolute_url()))


def test_a_committee_of_another_partnership_is_not_there(farida, fen):
    assert farida.get(reverse("scrutiny:committee-list", args=["fen"])).status_code == 404
    assert (
        farida.get(reverse("scrutiny:committee-detail", args=["fen", convening.committee().key])).status_code
        == 404
    )


def test_the_trail_names_what_was_done_to_committees(farida, sign_in):
    filled(farida, page("meeting-add", convening.committee()), **SPRING)

    assert AuditEvent.objects.filter(verb="meeting.added").exists()
    said = words(sign_in("tess").get(reverse("csp:trail", args=["vale"])))
    assert "Community Safety Scrutiny Committee, 9 March 2027" in said


def test_the_pages_take_as_many_queries_for_one_meeting_as_for_twelve(farida, django_assert_max_num_queries):
    for month in range(1, 12):
        meeting = convening.planned(date(2028, month, 8))
        convening.item(date(2028, month, 1), f"Topic {month}", meeting=meeting)

    with django_assert_max_num_queries(14):
        farida.get(convening.committee().get_absolute_url())
    with django_assert_max_num_queries(9):
        farida.get(LIST)

"""Committees: who is on them, when they meet, what has to be ready before, what they mean to look at."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.audit import NewerVersion
from csp.models import Authority, Partnership
from csp.queries.readers import reader_of
from csp.web import clock
from scrutiny.models import Committee, CommitteeMeeting, Deadline, WorkItem
from scrutiny.presenters.committees import days_before, page_of, rows_of
from scrutiny.queries import committees, packs
from scrutiny.services.committee_meetings import (
    AFTER_ITS_END,
    HAS_PAPERS,
    HELD_LATER,
    THAT_DAY,
    MeetingAnswers,
    add_meeting,
    cancel_meeting,
    edit_meeting,
    say_whether_held,
)
from scrutiny.services.committee_members import (
    NOT_HERE,
    TOPIC_OF_OTHERS,
    MemberAnswers,
    add_member,
    edit_member,
)
from scrutiny.services.committees import (
    CALLED_ALREADY,
    COMMON,
    DEADLINE_THERE,
    NOT_A_COUNCIL,
    CommitteeAnswers,
    DeadlineAnswers,
    add_committee,
    add_deadline,
    edit_committee,
    edit_deadline,
    remove_deadline,
    usual_clear_days,
)
from scrutiny.services.reports import CANCELLED, ReportAnswers, edit_report
from scrutiny.services.work_items import (
    NOT_ITS_MEETING,
    THERE,
    WorkAnswers,
    add_work,
    edit_work,
    remove_work,
    repeat_work,
)
from tests.integration import convening, papers, people

TODAY = people.TODAY
SPRING = date(2027, 3, 9)


def said(by="farida"):
    return {"by": people.reader(by), "now": clock.now()}


def council(name="Marshland County Council"):
    return Authority.objects.get(name=name)


def new(name="Policing Panel", **given):
    answers = CommitteeAnswers(**({"authority": council(), "name": name, "clear_days": 5} | given))
    return add_committee(partnership=people.vale(), answers=answers, **said())


def shown(committee=None):
    committee, reader = committee or convening.committee(), people.reader("farida")
    parts = {
        "members": committees.members_open_to(reader).filter(committee=committee),
        "deadlines": committees.deadlines_open_to(reader).filter(committee=committee),
        "meetings": list(committees.meetings_open_to(reader).filter(committee=committee)),
        "work": committees.work_open_to(reader).filter(committee=committee),
    }
    return page_of(committee, **parts, today=TODAY)


def test_a_committee_of_another_council_of_the_area_begins_with_common_deadlines():
    made = new()

    assert [(one.what, one.days_before) for one in Deadline.objects.filter(committee=made)] == sorted(
        COMMON, key=lambda one: (-one[1], one[0])
    )
    assert [one.name for one in rows_of(_listed(), today=TODAY)] == [
        "Community Safety Scrutiny Committee",
        "Policing Panel",
    ]


def _listed():
    return committees.with_meetings(people.reader("june"), partnership=people.vale())


@pytest.mark.parametrize(("kind", "days"), [("two_tier", 5), ("unitary", 5), ("wales", 3)])
def test_the_usual_clear_days_are_three_in_wales_and_five_in_england(kind, days):
    assert usual_clear_days(partnership=Partnership(kind=kind)) == days


def test_a_name_is_given_once_to_the_committees_of_a_council():
    new()
    with pytest.raises(ValidationError, match=CALLED_ALREADY):
        new()
    new(authority=council("Vale District Council"))


def test_only_a_council_of_the_area_has_a_committee():
    with pytest.raises(ValidationError, match=NOT_A_COUNCIL):
        new(authority=council("Marshland Constabulary"))


@pytest.mark.parametrize("who", ["tess", "tom", "hal", "elin", "dana"])
def test_nobody_but_a_scrutiny_officer_and_the_coordinator_runs_committees(who):
    answers = CommitteeAnswers(council(), "Panel", 5)
    with pytest.raises(PermissionDenied, match="Only a scrutiny officer or the coordinator"):
        add_committee(partnership=people.vale(), answers=answers, **said(who))
    for change in (
        lambda: add_meeting(committee=convening.committee(), answers=MeetingAnswers(SPRING), **said(who)),
        lambda: add_deadline(committee=convening.committee(), answers=DeadlineAnswers("X", 1), **said(who)),
        lambda: repeat_work(committee=convening.committee(), **said(who)),
        lambda: add_member(
            committee=convening.committee(),
            person=people.person("dana"),
            answers=MemberAnswers("member", TODAY),
            **said(who),
        ),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_a_committee_that_ends_is_offered_no_more_and_has_no_duty():
    one = convening.committee()
    answers = CommitteeAnswers(one.authority, one.name, 5, ends_on=date(2026, 11, 22))

    edit_committee(key=one.key, version=one.version, answers=answers, reason="Merged", **said())

    assert not committees.committees_of(people.reader("june"), partnership=people.vale()).exists()
    assert rows_of(_listed(), today=TODAY)[0].duty is None


def test_the_same_answers_again_change_nothing():
    one = convening.committee()

    edit_committee(key=one.key, version=1, answers=CommitteeAnswers.of(one), reason="", **said())

    assert convening.committee().version == 1


class TestMembers:
    """Who is on a committee, and so reads what is issued to it."""

    def add(self, who="dana", **given):
        answers = MemberAnswers(**({"part": "member", "starts_on": TODAY} | given))
        return add_member(
            committee=convening.committee(), person=people.person(who), answers=answers, **said()
        )

    def test_whoever_is_put_on_it_reads_what_is_issued_to_it_until_they_leave(self):
        pack = papers.issued_pack()
        other = people.appoint("Corin Vell", "councillor", authority="Vale District Council")

        def reads():
            return packs.open_to(reader_of(other, today=TODAY)).filter(pk=pack.pk).exists()

        assert not reads()

        place = add_member(
            committee=convening.committee(), person=other, answers=MemberAnswers("member", TODAY), **said()
        )
        assert reads()

        yesterday = date(2026, 11, 22)
        answers = MemberAnswers("member", yesterday, yesterday)
        edit_member(key=place.key, version=1, answers=answers, reason="Not re-elected", **said())
        assert not reads()

    def test_nobody_is_on_it_twice_at_once(self):
        with pytest.raises(ValidationError, match="Hal Brearley is on it already, from"):
            self.add("hal")

    def test_they_come_back_after_they_left(self):
        place = convening.member()
        answers = MemberAnswers("member", place.starts_on, date(2026, 11, 1))
        edit_member(key=place.key, version=place.version, answers=answers, reason="", **said())

        assert self.add("hal").pk != place.pk

    def test_somebody_of_another_partnership_is_not_put_on_it(self, fen):
        with pytest.raises(ValidationError, match=NOT_HERE):
            add_member(
                committee=convening.committee(),
                person=fen.coordinator,
                answers=MemberAnswers("member", TODAY),
                **said(),
            )

    def test_a_topic_is_for_whoever_is_co_opted(self):
        with pytest.raises(ValidationError, match=TOPIC_OF_OTHERS):
            self.add(topic="Serious violence")
        self.add(part="co_opted", topic="Serious violence")

        assert ("Dana Whitlock", "Co-opted, without a vote, for Serious violence") in [
            (one.name, one.part) for one in shown().members
        ]

    def test_the_chair_stands_first_and_whoever_left_apart(self):
        place = convening.member()
        answers = MemberAnswers("member", place.starts_on, date(2026, 11, 1))
        edit_member(key=place.key, version=place.version, answers=answers, reason="", **said())

        page = shown()

        assert [(one.name, one.part) for one in page.members] == [("Winifred Tay", "Chair")]
        assert [one.name for one in page.former] == ["Hal Brearley"]

    def test_the_last_day_is_not_before_the_first(self):
        with pytest.raises(ValidationError, match="The last day must be"):
            self.add(ends_on=date(2026, 11, 1))


class TestMeetings:
    """When a committee meets."""

    def test_two_on_one_day_are_refused(self):
        convening.planned(SPRING)
        with pytest.raises(ValidationError, match=THAT_DAY):
            add_meeting(committee=convening.committee(), answers=MeetingAnswers(SPRING), **said())

    def test_none_is_planned_after_the_committee_ends(self):
        Committee.objects.update(ends_on=date(2027, 1, 31))
        with pytest.raises(ValidationError, match=AFTER_ITS_END):
            convening.planned(SPRING)

    def test_the_duty_counts_what_was_held_as_the_crime_and_disorder_committee(self):
        assert "It last met on 22 September 2026" in shown().duty.words
        CommitteeMeeting.objects.filter(state="held").update(is_for_crime=False)
        assert not shown().duty.is_met

    def test_it_is_not_held_before_its_day(self):
        meeting = convening.planned(SPRING)
        with pytest.raises(PermissionDenied, match="so it has not taken place yet"):
            say_whether_held(key=meeting.key, is_held=True, **said())

    def test_what_was_held_can_be_taken_back_and_moves_to_no_day_to_come(self):
        meeting = CommitteeMeeting.objects.get(state="held")
        later = MeetingAnswers(SPRING)
        with pytest.raises(ValidationError, match=HELD_LATER):
            edit_meeting(key=meeting.key, version=meeting.version, answers=later, reason="", **said())

        say_whether_held(key=meeting.key, is_held=False, **said())

        meeting.refresh_from_db()
        assert meeting.state == "planned"

    def test_cancelled_it_leaves_its_agenda_and_no_report_is_written_for_it(self):
        meeting = convening.planned(SPRING)
        item = convening.item(meeting=meeting)

        cancel_meeting(key=meeting.key, version=1, why="Election", **said())

        item.refresh_from_db()
        assert item.meeting is None
        report = papers.report()
        answers = ReportAnswers(**{**vars(ReportAnswers.of(report)), "meeting_on": SPRING})
        with pytest.raises(ValidationError, match=CANCELLED):
            edit_report(key=report.key, version=report.version, answers=answers, **said("june"))

    def test_one_for_which_a_report_was_issued_is_neither_moved_nor_cancelled(self):
        meeting = papers.issued_pack().meeting
        with pytest.raises(ValidationError, match="A report was issued for it"):
            cancel_meeting(key=meeting.key, version=meeting.version, why="Snow", **said())
        moved = MeetingAnswers(SPRING)
        with pytest.raises(ValidationError, match=HAS_PAPERS):
            edit_meeting(key=meeting.key, version=meeting.version, answers=moved, reason="", **said())

        there = MeetingAnswers(meeting.held_on, "Online")
        edit_meeting(key=meeting.key, version=meeting.version, answers=there, reason="", **said())

    def test_somebody_who_saved_meanwhile_is_not_written_over(self):
        meeting = convening.planned(SPRING)
        edit_meeting(
            key=meeting.key, version=1, answers=MeetingAnswers(SPRING, "Online"), reason="", **said()
        )
        with pytest.raises(NewerVersion):
            cancel_meeting(key=meeting.key, version=1, why="Snow", **said())

    def test_the_days_before_it_are_counted_back_from_its_papers(self):
        Deadline.objects.exclude(what__in=["Finance comments", "Drafts from every authority"]).delete()
        meeting = convening.planned(date(2027, 1, 5))

        rows = days_before(
            meeting, deadlines=Deadline.objects.order_by("pk"), issued=[], today=date(2026, 12, 11)
        )

        assert [(one.what, one.day, one.is_past) for one in rows] == [
            ("Drafts from every authority", date(2026, 11, 25), True),
            ("Finance comments", date(2026, 12, 11), False),
            ("Papers published", date(2026, 12, 23), False),
        ]


class TestDeadlines:
    """What has to be ready before the papers."""

    def test_each_is_there_once(self):
        with pytest.raises(ValidationError, match=DEADLINE_THERE):
            add_deadline(
                committee=convening.committee(), answers=DeadlineAnswers("Finance comments", 3), **said()
            )

    def test_one_is_changed_and_removed(self):
        one = convening.deadline()
        edit_deadline(key=one.key, version=1, answers=DeadlineAnswers("Finance", 1), reason="", **said())
        assert (one.key, "Finance", "1 working day before") in shown().deadlines

        remove_deadline(key=one.key, version=2, **said())
        assert one.key not in [key for key, *_ in shown().deadlines]


class TestWork:
    """What a committee means to look at."""

    def test_it_is_there_once_in_a_month(self):
        convening.item()
        answers = WorkAnswers("topic", convening.TITLE, date(2027, 3, 1))
        with pytest.raises(ValidationError, match=THERE):
            add_work(committee=convening.committee(), answers=answers, **said())

    def test_it_is_on_the_agenda_of_its_own_committees_meetings(self):
        meeting = add_meeting(committee=new(), answers=MeetingAnswers(SPRING), **said())
        with pytest.raises(ValidationError, match=NOT_ITS_MEETING):
            convening.item(meeting=meeting)

    def test_what_was_looked_at_and_what_has_passed_without_a_meeting_is_told(self):
        convening.item(date(2026, 10, 1), "Passed")

        page = shown()

        assert [(one.title, one.mark, one.words) for one in page.done] == [
            ("Update on the community safety plan", "done", "Looked at on 22 September 2026")
        ]
        assert ("Passed", "late", "No meeting, and its month has passed") in [
            (one.title, one.mark, one.words) for one in page.work
        ]

    def test_last_years_reviews_and_updates_are_put_on_next_years_programme_once(self):
        added = repeat_work(committee=convening.committee(), **said())

        assert [(one.title, one.month) for one in added] == [
            ("Update on the community safety plan", date(2027, 9, 1))
        ]
        assert repeat_work(committee=convening.committee(), **said()) == []

    def test_one_is_changed_and_removed(self):
        one = convening.item()
        answers = WorkAnswers("topic", "Spiking", one.month)
        edit_work(key=one.key, version=1, answers=answers, reason="Narrower", **said())
        remove_work(key=one.key, version=2, **said())

        assert not WorkItem.objects.filter(pk=one.pk).exists()

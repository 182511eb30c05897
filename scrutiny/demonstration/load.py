"""Tell the demonstration's story of scrutiny: who the committee is, and what June is writing for it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from csp.demonstration.load import Cast, moment, read
from plans.queries import plans
from scrutiny.demonstration import front
from scrutiny.models import Committee
from scrutiny.queries import sections
from scrutiny.queries.committees import meetings_open_to
from scrutiny.services.committee_meetings import MeetingAnswers, add_meeting, say_whether_held
from scrutiny.services.committee_members import MemberAnswers, add_member
from scrutiny.services.committees import CommitteeAnswers, add_committee
from scrutiny.services.reports import ReportAnswers, add_report, title_on
from scrutiny.services.section_words import write_section
from scrutiny.services.sections import SectionAnswers, add_section
from scrutiny.services.work_items import WorkAnswers, add_work

FILE = Path(__file__).parent / "scrutiny.toml"
TUESDAY, WEEK = 1, 7
WORDS = (
    "report_of",
    "cabinet_member",
    "wards",
    "contact",
    "purpose",
    "recommendations",
)


def load(cast: Cast) -> None:
    """Load the committee with its members, its meetings and its programme, and a report that is not built."""
    story = read(FILE)
    committee = _committee(cast, story["committee"])
    _write(cast, committee, story["report"])
    _programme(cast, committee, story["work"], by=story["committee"]["by"])


def _committee(cast: Cast, one: dict[str, Any]) -> Committee:
    since, by = cast.day(one["since"]), cast.reader(one["by"], ago=-one["since"])
    said: dict[str, Any] = {"by": by, "now": moment(since)}
    answers = CommitteeAnswers(cast.authorities[one["authority"]], one["name"], one["clear_days"])
    committee = add_committee(partnership=cast.partnership, answers=answers, **said)
    for member in one["members"]:
        person = cast.people[member["email"]]
        add_member(
            committee=committee, person=person, answers=MemberAnswers(member["part"], starts_on=since), **said
        )
    for held in one["held"]:
        day = _first_tuesday(cast.day(-held["ago"]))
        meeting = add_meeting(committee=committee, answers=MeetingAnswers(day, held["place"]), **said)
        after = cast.reader(one["by"], ago=held["ago"] - WEEK)
        say_whether_held(key=meeting.key, is_held=True, by=after, now=moment(cast.day(WEEK - held["ago"])))
    return committee


def _programme(cast: Cast, committee: Committee, items: list[dict[str, Any]], *, by: str) -> None:
    """Put what the committee looks at on its programme; what it looked at, at the meeting of its month."""
    today = cast.reader(by, ago=0)
    meetings = {
        one.held_on.replace(day=1): one for one in meetings_open_to(today).filter(committee=committee)
    }
    for one in items:
        month = _first_tuesday(cast.day(one["in"])).replace(day=1)
        answers = WorkAnswers(one["kind"], one["title"], month, meetings.get(month))
        add_work(committee=committee, answers=answers, by=today, now=moment(cast.today))


def _write(cast: Cast, committee: Committee, one: dict[str, Any]) -> None:
    june, day = cast.reader(one["by"], ago=one["ago"]), cast.day(-one["ago"])
    plan = plans.open_to(june).get(partnership=cast.partnership, title__startswith=one["plan"])
    held_on = _first_tuesday(cast.day(one["in"]))
    answers = ReportAnswers(
        committee=committee,
        meeting_on=held_on,
        plan=plan,
        title=title_on(day=held_on),
        front=front.typed(),
        **{name: one[name].strip() for name in WORDS},
    )
    report = add_report(answers=answers, by=june, now=moment(day), form=front.add_forms(cast))
    for kind in one["adds"]:
        add_section(report=report, kind=kind, answers=SectionAnswers(), by=june, now=moment(day))
    for section in sections.of_report(june, report=report).filter(name__in=one["words"]):
        words = one["words"][section.name].strip()
        write_section(key=section.key, version=section.version, words=words, by=june, now=moment(day))


def _first_tuesday(day: date) -> date:
    return day + timedelta(days=(TUESDAY - day.weekday()) % 7)

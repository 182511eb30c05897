"""Tell the demonstration's story of scrutiny: who the committee is, and what June is writing for it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from csp import audit
from csp.demonstration.load import Cast, moment, read
from plans.queries import plans
from scrutiny.models import Committee, CommitteeMember
from scrutiny.models.verb import Verb
from scrutiny.services.reports import ReportAnswers, add_report, title_on

FILE = Path(__file__).parent / "scrutiny.toml"
TUESDAY = 1
WORDS = (
    "report_of",
    "cabinet_member",
    "wards",
    "contact",
    "purpose",
    "recommendations",
    "summary",
    "next_year",
)


def load(cast: Cast) -> None:
    """Load the committee with its members, and a report that is written and not built."""
    story = read(FILE)
    _write(cast, _committee(cast, story["committee"], story["report"]["by"]), story["report"])


def _committee(cast: Cast, one: dict[str, Any], by: str) -> Committee:
    since = cast.day(one["since"])
    authority = cast.authorities[one["authority"]]
    committee = Committee(partnership=cast.partnership, authority=authority, name=one["name"])
    audit.save(committee, by=cast.reader(by, ago=-one["since"]), why=Verb.COMMITTEE_ADDED, now=moment(since))
    for email in one["members"]:
        CommitteeMember(committee=committee, person=cast.people[email], starts_on=since).save()
    return committee


def _write(cast: Cast, committee: Committee, one: dict[str, Any]) -> None:
    june, day = cast.reader(one["by"], ago=one["ago"]), cast.day(-one["ago"])
    plan = plans.open_to(june).in_partnership(cast.partnership)[0]
    held_on = _first_tuesday(cast.day(one["in"]))
    answers = ReportAnswers(
        committee=committee,
        meeting_on=held_on,
        plan=plan,
        title=title_on(day=held_on),
        **{name: one[name].strip() for name in WORDS},
    )
    add_report(answers=answers, by=june, now=moment(day))


def _first_tuesday(day: date) -> date:
    return day + timedelta(days=(TUESDAY - day.weekday()) % 7)

"""Tell of the demonstration partnership's meetings: who came, what was before them, what they decided."""

from collections.abc import Iterator
from typing import Any

from csp import audit
from csp.demonstration.load import Cast, moment, read
from plans.demonstration.load import COORDINATOR, FOLDER
from plans.models import Meeting
from plans.models.verb import Verb
from plans.queries import actions, plans
from plans.services.files_and_links import FileOrLink
from plans.services.meetings import MeetingAnswers, add_meeting, say_whether_held
from plans.services.meetings_attendance import Came, add_attendance
from plans.services.meetings_decisions import add_decision
from plans.services.meetings_papers import add_paper


def load(cast: Cast) -> None:
    """Add each meeting with all that is written down of it, the day after it or when its story says."""
    story = read(FOLDER / "meetings.toml")
    for told in story["meetings"]:
        _tell(cast, told, story["people"])


def _tell(cast: Cast, told: dict[str, Any], people: dict[str, Any]) -> None:
    written = told.get("written", min(told["on"], -1) + 1 if told["on"] < 0 else -7)
    june, now = cast.reader(COORDINATOR, ago=-written), moment(cast.day(written))
    plan = plans.open_to(june).in_partnership(cast.partnership)[0] if told.get("about_plan") else None
    answers = MeetingAnswers(
        kind=told["kind"],
        title=told["title"],
        held_on=cast.day(told["on"]),
        place=told["place"],
        plan=plan,
        publicity=told.get("publicity", ""),
        notes=told.get("notes", ""),
    )
    meeting = add_meeting(partnership=cast.partnership, answers=answers, by=june, now=now)
    for title, link in told.get("papers", []):
        add_paper(meeting=meeting, answers=FileOrLink(title, link), by=june, now=now)
    if told["on"] >= 0:
        return
    add_attendance(meeting=meeting, rows=list(_came(cast, told, people)), by=june, now=now)
    _decide(cast, meeting, told, written)
    say_whether_held(meeting=meeting, is_held=True, by=june, now=now)


def _came(cast: Cast, told: dict[str, Any], people: dict[str, Any]) -> Iterator[Came]:
    for kind in ("there", "apologies"):
        for called in told.get(kind, []):
            seat, name, post, is_senior = people[called]
            yield Came(cast.seats[seat], name, post, is_senior, kind == "apologies")


def _decide(cast: Cast, meeting: Meeting, told: dict[str, Any], written: int) -> None:
    """Write down the decisions; those that the plan's own actions came of are linked with them."""
    june, now = cast.reader(COORDINATOR, ago=-written), moment(cast.day(written))
    raised = told.get("raised", [""] * len(told["decisions"]))
    for text, reference in zip(told["decisions"], raised, strict=True):
        decision = add_decision(meeting=meeting, text=text, by=june, now=now)
        if reference:
            decision.action = actions.open_to(june).get(plan=meeting.plan, reference=reference)
            audit.save(decision, by=june, why=Verb.DECISION_RAISED, now=now)

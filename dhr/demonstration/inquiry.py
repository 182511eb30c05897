"""What agencies report to reviews of the story, how their panels meet, and the action plan that is opened."""

from typing import Any

from dhr.demonstration.telling import Telling, answers_of, day_of
from dhr.queries import agency_reports, members, panel_meetings
from dhr.services import agency_reports_steps as steps
from dhr.services.agency_reports import ReportAnswers, ask_report
from dhr.services.panel_attendances import Came, add_attendances
from dhr.services.panel_decisions import add_decision
from dhr.services.panel_meetings import MeetingAnswers, add_meeting, say_whether_held
from dhr.services.panel_papers import PaperAnswers, add_paper
from dhr.services.plans import PlanAnswers, open_plan
from plans.services.actions import ActionAnswers, add_action

STEPS = {
    "returned": steps.return_report,
    "checked": steps.check_report,
}


def ask_agency(tell: Telling, said: dict[str, Any]) -> Any:
    """Ask an agency for its report; an author of it is on the review."""
    writing = [tell.cast.people[one].pk for one in said.get("authors", [])]
    authors = members.of_review(tell.by, review=tell.review).filter(person__in=writing)
    seat = tell.cast.seats.get(said.get("seat", ""))
    answers = answers_of(ReportAnswers, {**said, "seat": seat}, tell.cast)
    asked_on, due_on = tell.cast.day(-tell.ago), day_of(said, "due_on", tell.cast)
    return ask_report(
        review=tell.review,
        answers=answers,
        asked_on=asked_on,
        due_on=due_on,
        authors=list(authors),
        **tell.written,
    )


def follow_agency(tell: Telling, said: dict[str, Any]) -> Any:
    """Write down what became of an agency's report that day."""
    known, step = tell.key_of(said["which"]), said["step"]
    words = steps.Said(tell.cast.day(-tell.ago), said.get("note", ""))
    if step == "received":
        coming = answers_of(steps.Coming, said, tell.cast)
        return steps.receive_report(**known, coming=coming, said=words, **tell.written)
    if step == "countersigned":
        post = said["countersigned_by"]
        return steps.countersign_report(**known, countersigned_by=post, said=words, **tell.written)
    if step == "accepted":
        report = agency_reports.open_to(tell.by).get(key=known["key"])
        return steps.accept_report(**known, kept_at=report.kept_at, said=words, **tell.written)
    return STEPS[step](**known, said=words, **tell.written)


def meet(tell: Telling, said: dict[str, Any]) -> Any:
    """Call a meeting of the panel; one that is past is written up."""
    answers = answers_of(MeetingAnswers, {**said, "held_on": said["on"]}, tell.cast)
    meeting = add_meeting(review=tell.review, answers=answers, **tell.written)
    for title, kept_at in said.get("papers", []):
        add_paper(meeting=meeting, answers=PaperAnswers(title, kept_at), **tell.written)
    if said["on"] > -tell.ago:
        return meeting
    panel = panel_meetings.panel_on(tell.by, meeting=meeting)
    rows = [Came(one.person.name, one.agency or "Vale District Council", False, one) for one in panel]
    add_attendances(meeting=meeting, rows=rows, **tell.written)
    for text in said.get("decisions", []):
        add_decision(meeting=meeting, text=text, **tell.written)
    return say_whether_held(meeting=meeting, is_held=True, **tell.written)


def open_action_plan(tell: Telling, said: dict[str, Any]) -> Any:
    """Open the review's action plan."""
    answers = answers_of(PlanAnswers, said, tell.cast)
    tell.review.refresh_from_db()
    return open_plan(review=tell.review, answers=answers, **tell.written)


def act(tell: Telling, said: dict[str, Any]) -> Any:
    """Add an action to that plan."""
    seat = tell.cast.seats.get(said.get("seat", ""))
    person = tell.cast.people.get(said.get("person", ""))
    answers = answers_of(ActionAnswers, {**said, "lead_seat": seat, "lead_person": person}, tell.cast)
    return add_action(plan=tell.named[said["plan"]], answers=answers, **tell.written)

"""How reviews of the story are decided on, who is on them, and what is known of the family and the courts."""

from datetime import timedelta
from typing import Any

from dhr.demonstration.telling import Telling, answers_of, day_of
from dhr.models import Capacity
from dhr.queries import courses, members
from dhr.services.contacts import ContactAnswers, add_contact, keep_promise
from dhr.services.decisions import DecisionAnswers, add_decision, edit_decision
from dhr.services.joint_reviews import JointReviewAnswers, add_joint_review
from dhr.services.members import Joining, ask_onto, sign_here
from dhr.services.pauses import PauseAnswers, add_pause, end_pause
from dhr.services.proceedings import ProceedingAnswers, add_proceeding, edit_proceeding
from dhr.services.pseudonyms import PseudonymAnswers, add_pseudonym
from dhr.services.reviews import word_terms
from dhr.services.stages import plan_stage, reach_stage


def ask(tell: Telling, said: dict[str, Any]) -> Any:
    """Ask somebody onto the review; they sign the statement that day, unless the story says that they wait."""
    person = tell.cast.people[said["person"]]
    first = tell.cast.day(-tell.ago)
    joining = Joining(
        person=person,
        capacity=Capacity(said["capacity"]),
        starts_on=first,
        ends_on=first + timedelta(days=said.get("days", 1460)),
        agency=said.get("agency", ""),
        independence=said.get("independence", ""),
    )
    member = ask_onto(review=tell.review, joining=joining, **tell.written)
    if not said.get("waits"):
        sign(tell, {"person": said["person"], "independence": joining.independence})
    return member


def sign(tell: Telling, said: dict[str, Any]) -> Any:
    """Let somebody who was asked sign the statement here."""
    theirs = tell.cast.reader(said["person"], ago=tell.ago)
    asked = members.asked_of(theirs).get(review=tell.review)
    return sign_here(
        key=asked.key,
        version=asked.version,
        independence=said.get("independence", ""),
        by=theirs,
        now=tell.now,
    )


def decide(tell: Telling, said: dict[str, Any]) -> Any:
    """Write down the decision whether to review."""
    answers = answers_of(DecisionAnswers, said, tell.cast)
    return add_decision(review=tell.review, answers=answers, **tell.written)


def tell_of_decision(tell: Telling, said: dict[str, Any]) -> Any:
    """Write down when the Home Office and the family were told of a decision."""
    decision = tell.named[said["which"]]
    told = {name: day_of(said, name, tell.cast) for name in ("home_office_told_on", "family_told_on")}
    kept = {name: getattr(decision, name) for name in DecisionAnswers.__dataclass_fields__}
    answers = DecisionAnswers(**(kept | {name: day for name, day in told.items() if day}))
    return edit_decision(**tell.key_of(said["which"]), answers=answers, reason="", **tell.written)


def plan(tell: Telling, said: dict[str, Any]) -> None:
    """Say for when stages are planned."""
    for stage, days in said["stages"].items():
        row = courses.stages_open_to(tell.by).get(review=tell.review, stage=stage)
        plan_stage(key=row.key, version=row.version, planned_on=tell.cast.day(days), **tell.written)


def reach(tell: Telling, said: dict[str, Any]) -> None:
    """Say that a stage was reached that day, or on the day that is told."""
    row = courses.stages_open_to(tell.by).get(review=tell.review, stage=said["stage"])
    on = day_of(said, "on", tell.cast) or tell.cast.day(-tell.ago)
    reach_stage(key=row.key, version=row.version, reached_on=on, **tell.written)


def terms(tell: Telling, said: dict[str, Any]) -> None:
    """Write the terms of reference."""
    tell.review.refresh_from_db()
    key, version = tell.review.key, tell.review.version
    word_terms(key=key, version=version, terms=said["terms"].strip(), reason="", **tell.written)


def name(tell: Telling, said: dict[str, Any]) -> Any:
    """Write down what somebody is called."""
    answers = answers_of(PseudonymAnswers, said, tell.cast)
    return add_pseudonym(review=tell.review, answers=answers, **tell.written)


def stand_beside(tell: Telling, said: dict[str, Any]) -> Any:
    """Note another body's review."""
    answers = answers_of(JointReviewAnswers, said, tell.cast)
    return add_joint_review(review=tell.review, answers=answers, **tell.written)


def pause(tell: Telling, said: dict[str, Any]) -> Any:
    """Pause the clocks."""
    answers = answers_of(PauseAnswers, said, tell.cast)
    return add_pause(review=tell.review, answers=answers, **tell.written)


def go_on(tell: Telling, said: dict[str, Any]) -> Any:
    """End a pause."""
    ends_on = day_of(said, "ends_on", tell.cast)
    return end_pause(
        **tell.key_of(said["which"]), ends_on=ends_on, ended_why=said["ended_why"], **tell.written
    )


def proceed(tell: Telling, said: dict[str, Any]) -> Any:
    """Note a proceeding, or what became of one that the story names."""
    answers = answers_of(ProceedingAnswers, said, tell.cast)
    if "which" in said:
        known = tell.key_of(said["which"])
        return edit_proceeding(**known, answers=answers, reason="", **tell.written)
    return add_proceeding(review=tell.review, answers=answers, **tell.written)


def contact(tell: Telling, said: dict[str, Any]) -> Any:
    """Write down a contact with the family."""
    answers = answers_of(ContactAnswers, said, tell.cast)
    return add_contact(review=tell.review, answers=answers, **tell.written)


def keep(tell: Telling, said: dict[str, Any]) -> Any:
    """Write down that what was promised to the family was done."""
    kept_on = day_of(said, "kept_on", tell.cast)
    return keep_promise(**tell.key_of(said["which"]), kept_on=kept_on, **tell.written)

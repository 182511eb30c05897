"""What reviews of the story recommend, what quality assurance says of them, and what everybody reads in the end."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document

from dhr.demonstration.telling import Telling, answers_of
from dhr.queries import copies, publications
from dhr.services.addressees import AddresseeAnswers, Answered, add_addressee, note_answer
from dhr.services.assurances import CheckAnswers, OutcomeAnswers, assurance_of, check_action, review_outcome
from dhr.services.conditions import ConditionAnswers, judge_condition
from dhr.services.copies import Sent, send_copy
from dhr.services.letter_points import Points, add_points, answer_point
from dhr.services.publications import PublicationAnswers, publish, write_publication
from dhr.services.published_actions import PublicWords, open_action
from dhr.services.published_documents import DocumentAnswers, add_document
from dhr.services.recommendation_actions import link_action
from dhr.services.recommendations import MadeTo, RecommendationAnswers, add_recommendation
from dhr.services.submissions import SubmissionAnswers, add_submission
from dhr.services.submissions_letter import Letter, approve_submission, note_letter
from plans.queries import plans
from plans.services.action_states import close_action
from plans.services.updates import add_update


def recommend(tell: Telling, said: dict[str, Any]) -> Any:
    """Write down a recommendation, whom it is made to and what they answered, and the action that carries it out."""
    answers = answers_of(RecommendationAnswers, said, tell.cast)
    made = add_recommendation(review=tell.review, answers=answers, made_to=MadeTo(), **tell.written)
    for one in said.get("made_to", []):
        asked = answers_of(
            AddresseeAnswers, {**one, "seat": tell.cast.seats.get(one.get("seat", ""))}, tell.cast
        )
        body = add_addressee(recommendation=made, answers=asked, **tell.written)
        if "answer" in one:
            later = replace(tell, ago=-one["answered_on"])
            answered = answers_of(Answered, one, tell.cast)
            note_answer(key=body.key, version=body.version, answered=answered, reason="", **later.written)
    if "action" in said:
        link_action(recommendation=made, action=tell.named[said["action"]], **tell.written)
    return made


def send(tell: Telling, said: dict[str, Any]) -> Any:
    """Send the review for quality assurance, all four things."""
    things = dict.fromkeys(("has_report", "has_summary", "has_plan", "has_data_form"), True)
    answers = answers_of(SubmissionAnswers, {**said, **things}, tell.cast)
    return add_submission(review=tell.review, answers=answers, **tell.written)


def answer(tell: Telling, said: dict[str, Any]) -> None:
    """Note the letter that came, and its points."""
    letter = answers_of(Letter, said, tell.cast)
    note_letter(**tell.key_of(said["which"]), letter=letter, **tell.written)
    holder = tell.cast.people[said["holder"]]
    points = Points("\n".join(said["points"]), holder, tell.cast.day(said["due_on"]))
    tell.named["points"] = add_points(submission=tell.named[said["which"]], points=points, **tell.written)


def change(tell: Telling, said: dict[str, Any]) -> None:
    """Answer each point of the letter, and note the approval."""
    day = tell.cast.day(-tell.ago)
    for point, done in zip(tell.named["points"], said["answers"], strict=True):
        answer_point(key=point.key, version=point.version, answer=done, done_on=day, **tell.written)
    approve_submission(**tell.key_of(said["which"]), approved_on=day, **tell.written)


def prepare(tell: Telling, said: dict[str, Any]) -> Any:
    """Write what everybody will read."""
    answers = answers_of(PublicationAnswers, {**said, "summary": said["summary"].strip()}, tell.cast)
    return write_publication(review=tell.review, version=0, answers=answers, **tell.written)


def add(tell: Telling, said: dict[str, Any]) -> Any:
    """Add a Word document with these paragraphs under its title."""
    written, content = Document(), BytesIO()
    written.add_heading(said["title"], level=1)
    for paragraph in said["paragraphs"]:
        written.add_paragraph(paragraph)
    written.save(content)
    answers = DocumentAnswers(said["kind"], said["title"], content.getvalue(), "document.docx")
    return add_document(review=tell.review, answers=answers, **tell.written)


def meet_conditions(tell: Telling, said: dict[str, Any]) -> None:
    """Meet the conditions that people meet."""
    for kind, (email, evidence) in said["met"].items():
        row = publications.conditions_open_to(tell.by).get(review=tell.review, kind=kind)
        met = ConditionAnswers("met", evidence, met_on=tell.cast.day(-tell.ago))
        judge_condition(
            key=row.key,
            version=row.version,
            review=tell.review,
            answers=met,
            by=tell.cast.reader(email, ago=tell.ago),
            now=tell.now,
        )


def go_public(tell: Telling, said: dict[str, Any]) -> None:
    """Publish what was prepared."""
    known = tell.key_of(said["which"])
    publish(publication=tell.named[said["which"]], version=known["version"], **tell.written)


def open_to_all(tell: Telling, said: dict[str, Any]) -> Any:
    """Open an action to everybody, in words of its own."""
    answers = answers_of(PublicWords, {**said, "as_at": tell.cast.day(-tell.ago)}, tell.cast)
    action = tell.named[said["action"]]
    return open_action(review=tell.review, action=action, answers=answers, **tell.written)


def copy(tell: Telling, said: dict[str, Any]) -> None:
    """Note that a copy was sent."""
    row = copies.open_to(tell.by).get(review=tell.review, recipient=said["to"])
    send_copy(
        key=row.key, version=row.version, sent=Sent(tell.cast.day(-tell.ago), said["how"]), **tell.written
    )


def report(tell: Telling, said: dict[str, Any]) -> Any:
    """Give an update about an action, as the review's coordinator."""
    scheme = plans.scheme_of(tell.by, partnership=tell.cast.partnership)
    known, status = tell.key_of(said["action"]), scheme.get(word=said["status"])
    return add_update(**known, status=status, text=said["text"], nothing_has_changed=False, **tell.written)


def assure(tell: Telling, said: dict[str, Any]) -> None:
    """Let a member of the panel check an action and review what came of it, and close it."""
    theirs, action = tell.cast.reader(said["person"], ago=tell.ago), tell.named[said["action"]]
    day = tell.cast.day(-tell.ago)
    there = assurance_of(review=tell.review, action=action, by=theirs)
    check = CheckAnswers(said["method"], said["found"], True, day)
    found = check_action(action=action, version=there.version, answers=check, by=theirs, now=tell.now)
    came = OutcomeAnswers(said["outcome"], day)
    review_outcome(action=action, version=found.version, answers=came, by=theirs, now=tell.now)
    closed = {"outcome": said["outcome"], "finished_on": day}
    close_action(**tell.key_of(said["action"]), **closed, **tell.written)

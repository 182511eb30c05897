"""Tell the demonstration's three reviews: their people, and what happened on each, day by day."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from csp.demonstration.load import Cast, appoint, moment, read
from dhr.demonstration import inquiry, learning, opening
from dhr.demonstration.telling import Telling, answers_of
from dhr.services.reviews import ReviewAnswers, add_review

FOLDER = Path(__file__).parent
STORIES = ("people", "early", "midway", "learnt")

HAPPENED: dict[str, Callable[[Telling, dict[str, Any]], Any]] = {
    "ask": opening.ask,
    "sign": opening.sign,
    "decide": opening.decide,
    "tell": opening.tell_of_decision,
    "plan": opening.plan,
    "reach": opening.reach,
    "terms": opening.terms,
    "name": opening.name,
    "beside": opening.stand_beside,
    "pause": opening.pause,
    "go on": opening.go_on,
    "proceeding": opening.proceed,
    "contact": opening.contact,
    "keep": opening.keep,
    "report": inquiry.ask_agency,
    "step": inquiry.follow_agency,
    "meeting": inquiry.meet,
    "open plan": inquiry.open_action_plan,
    "action": inquiry.act,
    "recommendation": learning.recommend,
    "send": learning.send,
    "letter": learning.answer,
    "change": learning.change,
    "publication": learning.prepare,
    "document": learning.add,
    "conditions": learning.meet_conditions,
    "publish": learning.go_public,
    "open to all": learning.open_to_all,
    "copy": learning.copy,
    "update": learning.report,
    "assure": learning.assure,
}


def load(cast: Cast) -> None:
    """Appoint the people who are on the reviews, and nowhere else in the story, and tell each review."""
    people, *reviews = (read(FOLDER / f"{name}.toml") for name in STORIES)
    for one in people["people"]:
        appoint(one, cast)
    for story in reviews:
        _tell(cast, story)


def _tell(cast: Cast, story: dict[str, Any]) -> None:
    told = story["review"]
    died = cast.day(told["died"])
    answers = answers_of(ReviewAnswers, {**told, "died_year": died.year, "died_month": died.month}, cast)
    by = cast.reader(told["coordinator"], ago=told["ago"])
    review = add_review(
        partnership=cast.partnership,
        answers=answers,
        deputy=cast.people[told["deputy"]],
        by=by,
        now=moment(cast.day(-told["ago"])),
    )
    tell = Telling(cast, review, told["coordinator"], told["ago"])
    for one in story["happened"]:
        _happen(tell, one)


def _happen(tell: Telling, said: dict[str, Any]) -> None:
    tell.ago = said.get("ago", tell.ago)
    record = HAPPENED[said["what"]](tell, said)
    if "called" in said:
        tell.named[said["called"]] = record

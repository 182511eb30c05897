"""Tell what the demonstration's reviews cost, under what its partners agreed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from csp.demonstration.load import Cast, moment, read
from dhr.demonstration.costs import april
from dhr.demonstration.telling import answers_of
from dhr.models import CostLine
from dhr.queries import reviews
from dhr.services.costs import CostAnswers, add_cost

FILE = Path(__file__).parent / "spending.toml"
KEEPERS = {
    "Winding Notebook": "wenna.tregale@vale.example",
    "Linen Compass": "wenna.tregale@vale.example",
    "Cedar Lighthouse": "ivo.sandelin@vale.example",
}


def load(cast: Cast) -> None:
    """Note each cost, as whoever coordinates the review did on the day."""
    named: dict[str, str] = {}
    for said in read(FILE)["costs"]:
        line = _note(cast, said, named)
        if "called" in said:
            named[said["called"]] = line.key


def _note(cast: Cast, said: dict[str, Any], named: dict[str, str]) -> CostLine:
    begins = april(cast.today)
    ago = min(said["ago"], (cast.today - begins).days)
    by = cast.reader(KEEPERS[said["review"]], ago=ago)
    answers = answers_of(CostAnswers, said, cast)
    answers = replace(
        answers,
        against=named.get(said.get("out_of", ""), ""),
        cost_on=max(answers.cost_on, begins),
        paid_on=_not_before(answers.paid_on, begins),
    )
    review = reviews.open_to(by).get(code_name=said["review"])
    return add_cost(review=review, answers=answers, by=by, now=moment(cast.day(-ago)))


def _not_before(day: date | None, first: date) -> date | None:
    return max(day, first) if day else None

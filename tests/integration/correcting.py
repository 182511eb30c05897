"""Corrections of the demonstration's report, for tests."""

from typing import Any

from csp.models import Reader
from csp.web import clock
from scrutiny.models import Correction
from scrutiny.queries import corrections
from scrutiny.services.corrections import CorrectionAnswers, add_correction
from tests.integration import attaching, papers, people

PLACE, SAID, RIGHT = "Paragraph 1.1", "33 incidents", "38 incidents"
SENTENCE = f"{PLACE}: “{SAID}” should read “{RIGHT}”."


def add(place: str = PLACE, said: str = SAID, should_say: str = RIGHT, *, by: str = "june") -> Correction:
    """List a correction of the report of the demonstration, a version of which was issued."""
    answers = CorrectionAnswers(place, said, should_say)
    return add_correction(report=papers.report(), answers=answers, **whoever(by))


def any_open() -> Correction:
    """A correction that no version lists yet, of a report that was issued."""
    june, report = people.reader("june"), papers.report()
    if not corrections.issued_of(june, report=report):
        attaching.any_pack()
    return corrections.of_report(june, report=report).first() or add()


def whoever(called: str) -> dict[str, Any]:
    """Return who does it, and when."""
    by: Reader = people.reader(called)
    return {"by": by, "now": clock.now()}

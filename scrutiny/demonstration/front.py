"""Tell how the demonstration's council wants its reports, and what the report for it implies and risks."""

from pathlib import Path
from typing import Any

from csp.demonstration.load import Cast, moment, read
from scrutiny.queries import reports
from scrutiny.services.council_forms import FormAnswers, add_form
from scrutiny.services.report_front import RiskAnswers, add_risk, answer_implications

FILE = Path(__file__).parent / "front.toml"
STORY = FILE.with_name("scrutiny.toml")


def add_forms(cast: Cast) -> str:
    """Add the council's form as its scrutiny officer, and return its key."""
    one = read(FILE)["form"]
    answers = FormAnswers(one["name"], cast.authorities[one["authority"]], has_risks=one["has_risks"])
    said: dict[str, Any] = {
        "by": cast.reader(one["by"], ago=one["ago"]),
        "now": moment(cast.day(-one["ago"])),
    }
    return add_form(partnership=cast.partnership, ready=one["ready"], answers=answers, **said).key


def typed() -> dict[str, str]:
    """Return what the coordinator typed in the fields that only the form has."""
    found: dict[str, str] = read(FILE)["front"]
    return found


def load(cast: Cast) -> None:
    """Answer, as the coordinator, what the report implies, and list its risks."""
    story, told = read(FILE), read(STORY)["report"]
    june, now = cast.reader(told["by"], ago=told["ago"]), moment(cast.day(-told["ago"]))
    report = reports.of_partnership(june, partnership=cast.partnership).get()
    said: dict[str, Any] = {"by": june, "now": now}
    answer_implications(key=report.key, version=report.version, implications=story["implications"], **said)
    for one in story["risk"]:
        add_risk(report=report, answers=RiskAnswers(**one), **said)

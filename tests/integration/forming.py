"""Council forms of Vale, and risks of its report."""

from csp.web import clock
from scrutiny.models import CouncilForm, Report, ReportRisk
from scrutiny.services.council_forms import FormAnswers, add_form
from scrutiny.services.report_front import RiskAnswers, add_risk
from scrutiny.sources.ready_forms import COMMITTEE_REPORT
from tests.integration import papers, people

NAME = "Scrutiny report of Vale"
RISK = "A partner stops paying into the pool"


def council_form(name: str = NAME, *, ready: str = COMMITTEE_REPORT, **said: object) -> CouncilForm:
    """A form that Farida, who runs committees, added from one that stands ready."""
    return add_form(
        partnership=people.vale(),
        ready=ready,
        answers=FormAnswers(name, **said),  # type: ignore[arg-type]
        by=people.reader("farida"),
        now=clock.now(),
    )


def risk(text: str = RISK, *, of: Report | None = None) -> ReportRisk:
    """A risk that June listed: high before, medium after."""
    answers = RiskAnswers(text, 3, 2, "The agreement is renewed each spring.", 1, 3, "Head of Finance")
    return add_risk(report=of or papers.report(), answers=answers, by=people.reader("june"), now=clock.now())


def any_form() -> CouncilForm:
    """The form of Vale, added once."""
    return CouncilForm.objects.filter(name=NAME).first() or council_form()

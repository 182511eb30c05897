"""Answer what a report implies; list its risks."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from csp.services.ordering import put_in_order
from scrutiny.models import Report, ReportRisk
from scrutiny.models.verb import Verb
from scrutiny.policies.reports import may_edit
from scrutiny.queries import report_risks, reports
from scrutiny.services.saving import refuse_key


@dataclass(frozen=True)
class RiskAnswers:
    """What is said of a risk; likelihood and impact are one of three steps each."""

    risk: str
    likelihood_before: int
    impact_before: int
    controls: str
    likelihood_after: int
    impact_after: int
    holder: str = ""

    @classmethod
    def of(cls, risk: ReportRisk) -> "RiskAnswers":
        """Return what is said of a risk now."""
        return cls(**{one.name: getattr(risk, one.name) for one in fields(cls)})


@transaction.atomic
def answer_implications(
    *, key: str, version: int, implications: Mapping[str, Mapping[str, Any]], by: Reader, now: datetime
) -> Report:
    """Keep what a report implies: by the name of each implication, whether it does and what of it.

    The same answers again change nothing. Raises PermissionDenied, and NewerVersion when somebody saved the report
    meanwhile.
    """
    report = audit.locked(reports.open_to(by), key=key, version=version)
    may_edit(by, report).require()
    if implications != report.implications:
        report.implications = {name: dict(answer) for name, answer in implications.items()}
        audit.save(report, by=by, why=Verb.IMPLICATIONS_ANSWERED, now=now)
    return report


@transaction.atomic
def add_risk(
    *, report: Report, answers: RiskAnswers, by: Reader, now: datetime, key: str | None = None
) -> ReportRisk:
    """Add a risk below the others of a report. Raises PermissionDenied, and IntegrityError when the key is taken."""
    may_edit(by, report).require()
    reports.held(by, key=report.key)
    risk = ReportRisk(report=report, key=key or new_key())
    refuse_key(key=risk.key, visible=report_risks.open_to(by))
    last = report_risks.of_report(by, report=report).order_by("-position", "-key").first()
    risk.position = last.position + 1 if last else 1
    _fill(risk, answers)
    audit.save(risk, by=by, why=Verb.RISK_ADDED, now=now)
    return risk


@transaction.atomic
def edit_risk(*, key: str, version: int, answers: RiskAnswers, by: Reader, now: datetime) -> ReportRisk:
    """Change a risk; the same answers again change nothing. Raises PermissionDenied, and NewerVersion."""
    risk = audit.locked(report_risks.open_to(by), key=key, version=version)
    may_edit(by, risk.report).require()
    if answers != RiskAnswers.of(risk):
        _fill(risk, answers)
        audit.save(risk, by=by, why=Verb.RISK_CHANGED, now=now)
    return risk


@transaction.atomic
def move_risk(*, risk: ReportRisk, up: bool, by: Reader, now: datetime) -> None:
    """Move a risk one place up or down. Raises PermissionDenied, and Http404 where it was taken out meanwhile."""
    may_edit(by, risk.report).require()
    here = report_risks.of_report(by, report=risk.report)
    put_in_order(pieces=here, one=risk, up=up, why=Verb.RISK_MOVED, by=by, now=now)


@transaction.atomic
def remove_risk(*, key: str, version: int, by: Reader, now: datetime) -> ReportRisk:
    """Take a risk out of its report; its history stays. Raises PermissionDenied, and NewerVersion."""
    risk = audit.locked(report_risks.open_to(by), key=key, version=version)
    may_edit(by, risk.report).require()
    audit.remove(risk, by=by, why=Verb.RISK_REMOVED, now=now)
    return risk


def _fill(risk: ReportRisk, answers: RiskAnswers) -> None:
    for one in fields(answers):
        setattr(risk, one.name, getattr(answers, one.name))

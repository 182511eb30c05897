"""Begin an import, as the coordinator of the tests would, and find what became of it."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from csp.jobs import WithoutAJob
from csp.web import clock
from plans.models import Plan, PlanImport
from plans.services.importing import carry_out
from plans.services.imports import Target, confirm, start_import
from tests.integration import people

SHEET = """\
Ref,Priority,Action,Lead,By when,Success measure,Funding
1.1,Streets,Gate the alleys behind the market,Constabulary,by June 2027,Half as many thefts,None yet
1.2,Streets,Light the canal path,Vale DC and GMP,Ongoing,,£20000
,,No plan is in place for the park,,,,
2.1,Homes,Visit each home that was broken into,Probation Service,Apr-27,,
"""
NEW_PLAN: dict[str, Any] = {
    "title": "Vale plan 2027",
    "starts_on": date(2027, 4, 1),
    "ends_on": date(2028, 3, 31),
}


def begun(called: str = "aled", *, text: str | bytes = SHEET, plan: Plan | None = None) -> PlanImport:
    """An import of these rows that somebody has begun, into a new plan or one that is there."""
    target = Target(plan=plan) if plan else Target(**NEW_PLAN)
    content = text if isinstance(text, bytes) else text.encode()
    return start_import(
        partnership=people.vale(),
        target=target,
        content=content,
        name="plan.csv",
        by=people.reader(called),
        now=clock.now(),
    )


def done(called: str = "aled", *, text: str | bytes = SHEET, plan: Plan | None = None) -> PlanImport:
    """The same, confirmed and carried out."""
    one = begun(called, text=text, plan=plan)
    by = people.reader(called)
    confirm(key=one.key, version=one.version, by=by, now=clock.now())
    carry_out(key=one.key, by=by, progress=Waiting())
    return PlanImport.objects.get(pk=one.pk)


class Waiting(WithoutAJob):
    """Somebody who waits at the command line."""

    def __init__(self) -> None:
        """Tell the time by the clock of the tests."""
        super().__init__(clock.now)


def page(one: PlanImport, name: str = "import-detail") -> str:
    """The address of one of its pages."""
    return reverse(f"plans:{name}", args=["vale", one.key])


def file(content: str | bytes = SHEET, name: str = "plan.csv") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def new_plan_answers(**changes) -> dict:
    """What somebody answers who imports the sheet into a new plan."""
    return {
        "file": file(),
        "into": "new",
        "title": "Vale plan 2027",
        "starts_on-day": "1",
        "starts_on-month": "4",
        "starts_on-year": "2027",
        "ends_on-day": "31",
        "ends_on-month": "3",
        "ends_on-year": "2028",
        **changes,
    }

"""Approvals of the demonstration's report, for tests."""

from datetime import date
from typing import Any

from csp.web import clock
from scrutiny.models import Approval, Pack
from scrutiny.services.approvals import ApprovalAnswers, record_approval
from scrutiny.services.packs import begin_names, begin_pack
from tests.integration import papers, people

FINANCE, MONITORING = "finance", "monitoring"
NAME, POST = "Ada Lindqvist", "Director of Finance"
WORDS = f"{NAME}, {POST}, 23 November 2026"


def built(*wanted: str, content: bytes = papers.PDF) -> Pack:
    """A pack of the report, whose form asks for these approvals: both if none is said."""
    of = papers.report()
    papers.ask_for_approval(of, *(wanted or (FINANCE, MONITORING)))
    pack = begin_pack(key=of.key, by=people.reader("june"), now=clock.now())
    return papers.drawn_pack(pack, content=content)


def record(pack: Pack, asked: str = FINANCE, *, by: str = "june", **said: Any) -> Approval:
    """June writes down that Ada, who is not on Saferplan, approved a pack as what was asked for."""
    given = {"name": NAME, "post": POST, "given_on": people.TODAY, **said}
    answers = ApprovalAnswers(**given)
    return record_approval(pack=pack, asked=asked, answers=answers, by=people.reader(by), now=clock.now())


def approved(*wanted: str) -> Pack:
    """A pack that everybody approved whom its form asks for."""
    pack = built(*wanted)
    for asked in wanted or (FINANCE, MONITORING):
        record(pack, asked)
    return pack


def named(pack: Pack) -> Pack:
    """The build that has the words of a pack and who approved them."""
    return papers.drawn_pack(begin_names(key=pack.key, by=people.reader("june"), now=clock.now()))


def any_built() -> Pack:
    """The pack that waits for its approvals, built once."""
    of = papers.report()
    last = Pack.objects.public().filter(report=of, state=Pack.State.BUILT).order_by("-number").first()
    return last if last and len(of.council_form.approvals) == len((FINANCE, MONITORING)) else built()


def any_standing() -> Approval:
    """An approval that stands, recorded once."""
    found = Approval.objects.filter(ended_at=None, asked=MONITORING).order_by("-pk").first()
    return found or record(any_built(), MONITORING)


def day(number: int) -> date:
    """A day of the month in which the tests are set."""
    return date(2026, 11, number)

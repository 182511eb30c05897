"""What the lives of plans hold about a person: the rounds they ran, and what they made, signed, waived and closed."""

from collections.abc import Iterator
from datetime import datetime

from csp.kernel.plan_checklist import WORDS
from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from plans.models import Plan, PlanVersion, SignOff, UpdateRound, Waiver
from plans.queries import my_data


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield what the reader did to plans as a whole, of what they can open today."""
    yield _rounds(reader)
    yield _versions(reader)
    yield _answers(reader)
    yield _waivers(reader)
    yield _closed(reader)


def _named(plan: Plan) -> str:
    """Return the plan's name; in a file that leaves the site nothing names what is restricted."""
    return "Restricted plan" if plan.circle_id else str(plan)


def _rounds(reader: Reader) -> Section:
    cells = columns(
        round="Round",
        plan="Plan",
        partnership="Partnership",
        opened="Opened it",
        asks="What you asked",
        locked="Locked it",
    )

    def row(one: UpdateRound) -> Row:
        opened = one.opened_by_id == reader.person_id
        return (
            "Restricted round" if one.circle_id else str(one),
            _named(one.plan),
            str(one.plan.partnership),
            one.opened_at if opened else None,
            one.asks if opened else "",
            one.locked_at if one.locked_by_id == reader.person_id else None,
        )

    found = rows_from(my_data.rounds_by(reader), row)
    return Section("rounds", "Rounds that you opened or locked", Table(cells, found))


def _versions(reader: Reader) -> Section:
    cells = columns(
        plan="Plan",
        partnership="Partnership",
        number="Version",
        made="Made it",
        agreed="Wrote down that it was agreed",
        published="Published it",
    )

    def row(one: PlanVersion) -> Row:
        me = reader.person_id
        return (
            _named(one.plan),
            str(one.plan.partnership),
            one.number,
            one.made_at if one.made_by_id == me else None,
            one.agreed_at if one.agreed_by_id == me else None,
            one.published_at if one.published_by_id == me else None,
        )

    found = rows_from(my_data.versions_by(reader), row)
    return Section("versions", "Versions of plans that you made or published", Table(cells, found))


def _answers(reader: Reader) -> Section:
    cells = columns(
        plan="Plan",
        partnership="Partnership",
        number="Version",
        authority="Authority",
        answer="Answer",
        reason="Why",
        name="Signed by",
        post="Post",
        day="Signed on",
        recorded="You wrote it down",
    )

    def row(one: SignOff) -> Row:
        version, plan = one.plan_version, one.plan_version.plan
        where = _named(plan), str(plan.partnership), version.number, str(one.seat)
        answer = "Agrees" if one.agrees else "Does not agree"
        signed = one.signed_name, one.signed_post, one.signed_on
        recorded = one.recorded_at if one.recorded_by_id == reader.person_id else None
        return *where, answer, one.reason, *signed, recorded

    found = rows_from(my_data.answers_by(reader), row)
    title = "Answers of authorities that have your name, or that you wrote down"
    return Section("answers", title, Table(cells, found))


def _waivers(reader: Reader) -> Section:
    cells = columns(plan="Plan", partnership="Partnership", point="Without", reason="Why", made_at="When")

    def row(one: Waiver) -> Row:
        point = WORDS.get(one.point, one.point)
        return _named(one.plan), str(one.plan.partnership), point, one.reason, one.made_at

    found = rows_from(my_data.waivers_by(reader), row)
    return Section("waivers", "Points that you let a plan go without", Table(cells, found))


def _closed(reader: Reader) -> Section:
    cells = columns(plan="Plan", partnership="Partnership", closed_on="Closed on", outturn="What you wrote")

    def row(one: Plan) -> Row:
        return _named(one), str(one.partnership), one.closed_on, one.outturn

    found = rows_from(my_data.plans_closed_by(reader), row)
    return Section("closed-plans", "Plans that you closed", Table(cells, found))

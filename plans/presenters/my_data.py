"""What the plans hold about a person: what they hold and lead, reported, typed, returned, handed over, imported."""

from collections.abc import Iterator
from datetime import datetime

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from plans.models import (
    Action,
    ActionState,
    Challenge,
    Evidence,
    Handover,
    PlanImport,
    ProgressUpdate,
    Reading,
    ReportDraft,
    RoundLink,
)
from plans.queries import my_data

# In a file that leaves the site, even for whoever is in the circle: nothing names what is restricted.
RESTRICTED = "Restricted action"


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield what the plans hold about the reader, of what they can open today."""
    yield _actions(reader)
    yield _priorities(reader)
    yield _decided(reader)
    yield _updates(reader)
    yield _evidence(reader)
    yield _figures(reader)
    yield _drafts(reader)
    yield _links(reader)
    yield _returned(reader)
    yield _handovers(reader)
    yield _imports(reader)


def _named(action: Action) -> str:
    return RESTRICTED if action.plan.circle_id else str(action)


def _actions(reader: Reader) -> Section:
    cells = columns(action="Action", partnership="Partnership", due="Due", status="Last reported as")

    def row(one: Action) -> Row:
        return _named(one), str(one.plan.partnership), one.due_on, one.status.word if one.status else ""

    return Section(
        "actions", "Actions that you hold", Table(cells, rows_from(my_data.actions_held_by(reader), row))
    )


def _priorities(reader: Reader) -> Section:
    cells = columns(priority="Priority", partnership="Partnership")
    found = rows_from(
        my_data.priorities_led_by(reader),
        lambda one: (
            "Restricted priority" if one.plan.circle_id else str(one),
            str(one.plan.partnership),
        ),
    )
    return Section("priorities", "Priorities that you lead", Table(cells, found))


def _updates(reader: Reader) -> Section:
    cells = columns(
        action="Action", partnership="Partnership", made_at="When", status="Status", text="What you wrote"
    )

    def row(one: ProgressUpdate) -> Row:
        text = one.text or "Nothing has changed"
        return _named(one.action), str(one.action.plan.partnership), one.made_at, one.status.word, text

    return Section(
        "updates", "Updates that you gave", Table(cells, rows_from(my_data.updates_by(reader), row))
    )


def _decided(reader: Reader) -> Section:
    cells = columns(
        action="Action",
        partnership="Partnership",
        state="Decided",
        from_day="From",
        why="Why",
        outcome="What came of it",
    )

    def row(one: Action) -> Row:
        state = str(ActionState(one.state).label)
        return _named(one), str(one.plan.partnership), state, one.state_on, one.state_why, one.outcome

    found = rows_from(my_data.decided_by(reader), row)
    return Section("decisions-on-actions", "Actions that stand as you decided", Table(cells, found))


def _evidence(reader: Reader) -> Section:
    cells = columns(
        action="Action",
        partnership="Partnership",
        added_at="When",
        what="What it is",
        link="Address",
        file="File",
    )

    def row(one: Evidence) -> Row:
        file = one.file.name if one.file else ""
        return _named(one.action), str(one.action.plan.partnership), one.added_at, one.title, one.link, file

    found = rows_from(my_data.evidence_by(reader), row)
    return Section("evidence", "Evidence that you added", Table(cells, found))


def _figures(reader: Reader) -> Section:
    cells = columns(
        measure="Measure",
        partnership="Partnership",
        area="Area",
        from_day="From",
        until="Until",
        figure="Figure",
        note="Note",
        made_at="When",
    )

    def row(one: Reading) -> Row:
        plan, area = one.measure.plan, str(one.area or "")
        name = "Restricted measure" if plan.circle_id else str(one.measure)
        figure = f"{one.value.normalize():f}"
        where = name, str(plan.partnership), area
        return *where, one.starts_on, one.ends_on, figure, one.note, one.made_at

    return Section(
        "figures", "Figures that you gave", Table(cells, rows_from(my_data.figures_by(reader), row))
    )


def _drafts(reader: Reader) -> Section:
    cells = columns(action="Action", saved_at="When", status="Status", text="What you typed")

    def row(one: ReportDraft) -> Row:
        text = one.text or ("Nothing has changed" if one.nothing_has_changed else "")
        return _named(one.ask.action), one.saved_at, one.status.word if one.status else "", text

    found = rows_from(my_data.drafts_of(reader), row)
    return Section("drafts", "Reports that you typed and have not given", Table(cells, found))


def _links(reader: Reader) -> Section:
    cells = columns(
        round="Round", partnership="Partnership", sent_at="Sent", taken_up_at="Taken up", revoked_at="Ended"
    )

    def row(one: RoundLink) -> Row:
        where = one.round.title, str(one.round.plan.partnership)
        return *where, one.sent_at, one.taken_up_at, one.revoked_at

    found = rows_from(my_data.links_of(reader), row)
    return Section("round-links", "Letters that may carry a link for reporting", Table(cells, found))


def _returned(reader: Reader) -> Section:
    cells = columns(action="Action", made_at="When", text="What you asked")

    def row(one: Challenge) -> Row:
        return _named(one.action), one.made_at, one.text

    return Section(
        "returned", "Reports that you returned", Table(cells, rows_from(my_data.challenges_by(reader), row))
    )


def _handovers(reader: Reader) -> Section:
    cells = columns(action="Action", made_at="When", from_person="From", to_person="To", note="Note")

    def row(one: Handover) -> Row:
        mine = reader.person_id in (one.made_by_id, one.to_person_id)
        note = one.note if mine else ""  # what somebody else wrote for the successor is for the successor
        return _named(one.action), one.made_at, one.from_person.name, one.to_person.name, note

    return Section("handovers", "Handovers", Table(cells, rows_from(my_data.handovers_of(reader), row)))


def _imports(reader: Reader) -> Section:
    cells = columns(file="File", partnership="Partnership", added_at="When", state="State")

    def row(one: PlanImport) -> Row:
        name = "Restricted import" if one.circle_id else one.file.name
        return name, str(one.partnership), one.added_at, str(PlanImport.State(one.state).label)

    return Section(
        "imports", "Plans that you imported", Table(cells, rows_from(my_data.imports_by(reader), row))
    )

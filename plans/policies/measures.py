"""Who may say what is measured, and who gives its figures."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Measure, Plan
from plans.policies.actions import still_running


def may_measure(reader: Reader, plan: Plan) -> Decision:
    """The coordinator says what a plan measures, until the plan is closed."""
    allowed = reader.may(Permission.MEASURE_EDIT, partnership=plan.partnership_id, circle=plan.circle_id)
    return allowed and still_running(plan)


def may_give(reader: Reader, measure: Measure) -> Decision:
    """The coordinator gives figures, and so do the officers and leads of the authority that leads the measure."""
    allowed = reader.may(
        Permission.READING_GIVE, partnership=measure.partnership_id, circle=measure.circle_id
    )
    if not allowed:
        return allowed
    if not (_coordinates(reader, measure) or _is_theirs(reader, measure)):
        return refuse(_whose(measure))
    if measure.why_held:
        return refuse("This measure is held in abeyance. The coordinator can take it up again.")
    return still_running(measure.plan)


def may_remove(reader: Reader, measure: Measure, *, has_figures: bool) -> Decision:
    """A measure goes only while nobody has given a figure; after that it is held in abeyance, and stays."""
    if not (allowed := may_measure(reader, measure.plan)):
        return allowed
    if has_figures:
        return refuse("It has figures, and they are kept. Hold it in abeyance instead, with the reason.")
    return ALLOW


def _coordinates(reader: Reader, measure: Measure) -> bool:
    return reader.holds(Permission.MEASURE_EDIT, partnership=measure.partnership_id, circle=measure.circle_id)


def _is_theirs(reader: Reader, measure: Measure) -> bool:
    mine = reader.authorities_with(Permission.READING_GIVE, partnership=measure.partnership_id)
    return measure.lead_seat is not None and measure.lead_seat.authority_id in mine


def _whose(measure: Measure) -> str:
    if measure.lead_seat is None:
        return "No authority leads this measure yet, so only the coordinator gives its figures."
    return f"Only {measure.lead_seat} and the coordinator give the figures of this measure."

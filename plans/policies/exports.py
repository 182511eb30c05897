"""Who takes a plan, or what is kept of it, out as a file."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from plans.models import Plan

ONLY_READ_HERE = "This plan is open to you for a day, to read it here. You can’t take it out as a file."


def may_take_out(reader: Reader, plan: Plan) -> Decision:
    """Whoever reads a plan takes it out, but not one that is open to them to read alone: in an emergency."""
    return refuse(ONLY_READ_HERE) if reader.only_reads(plan.circle_id) else ALLOW

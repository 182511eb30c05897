"""What of a plan is promised: its snapshot without what is only reported, and without who happens to hold what."""

from dataclasses import replace

from csp.kernel.plan_snapshot import Difference, SnapPlan, difference


def promised(plan: SnapPlan) -> SnapPlan:
    """Return the plan without what people report about it, and without whom an authority gives its actions to.

    Neither changes what the authorities agreed to.
    """
    return replace(
        plan,
        priorities=tuple(replace(one, holder="") for one in plan.priorities),
        actions=tuple(
            replace(one, holder="", status="", stands_for="", forecast="", reported_on=None, last_words="")
            for one in plan.actions
        ),
        milestones=tuple(replace(one, reached_on=None, note="") for one in plan.milestones),
    )


def changed_promise(before: SnapPlan, after: SnapPlan) -> Difference:
    """Return what of the promise is different from the earlier snapshot of a plan to the later."""
    return difference(promised(before), promised(after))

"""Who may show a plan to the public, and take it down again."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.kernel.plan_snapshot.kept import is_whole, read_kept
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Plan, PlanVersion

NOT_THEIRS = "Only the coordinator can show a plan to the public, and take it down."


def may_show(reader: Reader, version: PlanVersion) -> Decision:
    """The coordinator shows a published version of a plan that everybody here may read; never a restricted one."""
    if not reader.holds(Permission.PLAN_EDIT, partnership=version.partnership_id):
        return refuse(NOT_THEIRS)
    if version.circle_id is not None:
        return refuse("A restricted plan is never shown to the public.")
    if version.published_at is None:
        return refuse("Publish this version before you show it to the public.")
    if not is_whole(version.content, version.sha256) or read_kept(version.content) is None:
        return refuse("The content of this version is damaged, so it can’t be shown to the public.")
    return ALLOW


def may_have_pdf_made(reader: Reader, version: PlanVersion) -> Decision:
    """The coordinator has a PDF made of the version that the public sees, and of no other."""
    if version.plan.public_version_id != version.pk:
        return refuse("The public does not see this version, so no PDF of it is made.")
    return may_show(reader, version)


def may_take_down(reader: Reader, plan: Plan) -> Decision:
    """The coordinator takes down what the public sees, whatever became of the plan."""
    if not reader.holds(Permission.PLAN_EDIT, partnership=plan.partnership_id):
        return refuse(NOT_THEIRS)
    return ALLOW if plan.public_version_id else refuse("The public sees nothing of this plan.")

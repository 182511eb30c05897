"""Who says how the costs of reviews are shared."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from dhr.models import AgreementVersion, CostAgreement

AGREED = "This version was agreed, so it does not change any more. Start the next version instead."
ENDED = "The agreement has ended. Take its last day away first."


def may_keep(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator of the partnership keeps its agreements."""
    if reader.may(Permission.REVIEW_ADD, partnership=partnership.pk):
        return ALLOW
    return refuse("Only a review coordinator can change how the costs of reviews are shared.")


def may_change(reader: Reader, version: AgreementVersion) -> Decision:
    """A version is changed until it is agreed."""
    if not (allowed := may_keep(reader, version.agreement.partnership)):
        return allowed
    return ALLOW if version.is_draft else refuse(AGREED)


def may_start_version(reader: Reader, agreement: CostAgreement) -> Decision:
    """The next version of an agreement begins while the agreement holds."""
    if not (allowed := may_keep(reader, agreement.partnership)):
        return allowed
    if agreement.ends_on and agreement.ends_on < reader.today:
        return refuse(ENDED)
    return ALLOW

"""Who may report to a review round by a link, without signing in, and what a link opens."""

from datetime import datetime, timedelta

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.kernel.removed_address import is_removed
from csp.models import Reader, SignInPolicy
from csp.models.sign_in_policy import policy_of
from csp.permissions import Permission
from plans.models import RoundLink, UpdateRound
from plans.policies.rounds import may_run

IN_A_BROWSER = timedelta(days=365)  # rounds are locked long before; a forgotten one ends its links too
ANOTHER_A_DAY = 3

SIGN_IN = "You can’t report by a link here. Sign in."


def may_be_sent(reader: Reader, one: UpdateRound) -> Decision:
    """A partnership sends links to whoever it asks, as its own setting says; never for a restricted plan.

    Only what its own roles say is looked at: whether somebody is in a circle, or works elsewhere too, must not
    show in who is sent what.
    """
    here = [each for each in reader.appointments if each.partnership_id == one.partnership_id]
    if one.circle_id or not reader.holds(Permission.UPDATE_GIVE_OWN, partnership=one.partnership_id):
        return refuse(SIGN_IN)
    setting = policy_of(here[0].partnership)
    if setting.by_link == SignInPolicy.ByLink.NOBODY:
        return refuse(SIGN_IN)
    careful = any(setting.asks_second_factor_of(each.role) for each in here)
    return refuse(SIGN_IN) if careful and _only_without_second_step(setting) else ALLOW


def may_use(reader: Reader, one: UpdateRound) -> Decision:
    """A link opens for whoever may be sent one and is there; never for somebody in any circle.

    ``reader`` is the person with all their appointments: a second step that another partnership asks for counts,
    and so does one that they set up without being asked.
    """
    if not (allowed := may_be_sent(reader, one)):
        return allowed
    person = reader.person
    if reader.is_in_a_circle or not person.is_active or is_removed(person.email):
        return refuse(SIGN_IN)
    here = next(each for each in reader.appointments if each.partnership_id == one.partnership_id)
    setting = policy_of(here.partnership)
    careful = reader.needs_second_factor or reader.has_second_factor
    return refuse(SIGN_IN) if careful and _only_without_second_step(setting) else ALLOW


def may_open(reader: Reader, link: RoundLink) -> Decision:
    """A link opens until it is withdrawn, for whoever may use it; its round says for itself when it is locked."""
    return refuse(SIGN_IN) if link.revoked_at else may_use(reader, link.round)


def lasts_in_its_browser(link: RoundLink, *, now: datetime) -> bool:
    """A browser that went on with a link holds it until the lock, for a year at the longest."""
    return link.taken_up_at is not None and now < link.taken_up_at + IN_A_BROWSER


def may_withdraw(reader: Reader, link: RoundLink) -> Decision:
    """The coordinator withdraws links into a round while it is open; a locked round opens by none."""
    if not (allowed := may_run(reader, link.round)):
        return allowed
    return refuse("This link is withdrawn already.") if link.revoked_at else ALLOW


def _only_without_second_step(setting: SignInPolicy) -> bool:
    return setting.by_link == SignInPolicy.ByLink.WITHOUT_SECOND_STEP

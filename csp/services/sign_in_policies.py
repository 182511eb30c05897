"""Change how people of a partnership sign in."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Partnership, Reader, SignInPolicy
from csp.permissions import Role
from csp.policies.sign_in_policy import may_set_sign_in_policy
from csp.queries.sign_in_policies import sign_in_policy_of


@transaction.atomic
def set_sign_in_policy(
    *,
    partnership: Partnership,
    version: int,
    second_factor_roles: Iterable[str],
    idle_minutes: int,
    longest_hours: int,
    by_link: str,
    by: Reader,
    now: datetime,
) -> SignInPolicy:
    """Say who takes a second step, when sessions end and who reports by a link; administrators always take one.

    Raises NewerVersion when somebody saved the policy after ``version``; 1 is what every partnership begins with.
    """
    may_set_sign_in_policy(by, partnership).require()
    policy = sign_in_policy_of(by, partnership=partnership, to_change=True)
    if policy.version != version:
        raise audit.NewerVersion(policy)
    asked = {*second_factor_roles, Role.ADMINISTRATOR}
    answers = {
        "second_factor_roles": [role.value for role in Role if role in asked],
        "idle_minutes": idle_minutes,
        "longest_hours": longest_hours,
        "by_link": SignInPolicy.ByLink(by_link),
    }
    if all(getattr(policy, name) == answer for name, answer in answers.items()):
        return policy
    for name, answer in answers.items():
        setattr(policy, name, answer)
    if policy._state.adding:  # its first save is a change, too
        policy.version += 1
    audit.save(policy, by=by, why=audit.Verb.SIGN_IN_POLICY_CHANGED, now=now)
    return policy

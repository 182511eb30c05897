"""The questions about how carefully people of a partnership sign in."""

from typing import Any

from csp.forms.fields import CheckboxesField, RadioField
from csp.forms.govuk import GovukForm
from csp.forms.numbers import WholeNumberField
from csp.models import SignInPolicy
from csp.permissions import Role

# Administrators always take a second step, so they are not asked about.
CHOSEN_ROLES = [(role.value, role.label) for role in Role if role != Role.ADMINISTRATOR]


class SignInPolicyForm(GovukForm):
    """Who takes a second step, and when a session ends."""

    button = "Save"

    second_factor_roles = CheckboxesField(
        label="Who takes a second step at sign-in?",
        choices=CHOSEN_ROLES,
        required=False,
        help_text=(
            "Tick every role that must. Administrators always must, and so must everyone on a review. "
            "Others may set one up."
        ),
    )
    idle_minutes = WholeNumberField(
        label="Minutes without a page after which people are signed out",
        called="minutes without a page",
        least=10,
        most=480,
        help_text="From 10 to 480. What somebody was typing is kept for an hour.",
    )
    longest_hours = WholeNumberField(
        label="Hours after which people sign in again, whatever they are doing",
        called="hours",
        least=1,
        most=24,
        help_text="From 1 to 24",
    )
    by_link = RadioField(
        label="Who may report to a review round by a link, without signing in?",
        choices=SignInPolicy.ByLink.choices,
        help_text=(
            "The e-mails of a round then carry a link of each person’s own. It opens their actions in that round, "
            "for reporting only, until the round is locked. Whoever has set up a second step without having to "
            "counts as needing it. Nobody who is on a review ever has one, and nobody has before a mail server is "
            "named."
        ),
    )

    def __init__(self, *args: Any, policy: SignInPolicy, **kwargs: Any) -> None:
        """Show the policy as it stands."""
        standing = {
            "second_factor_roles": policy.second_factor_roles,
            "idle_minutes": policy.idle_minutes,
            "longest_hours": policy.longest_hours,
            "by_link": policy.by_link,
        }
        super().__init__(*args, version=policy.version, initial=standing, **kwargs)

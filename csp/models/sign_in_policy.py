"""How carefully people of a partnership sign in."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.models.partnership import Partnership
from csp.models.record import Record
from csp.permissions import Role


def careful_roles() -> list[str]:
    """Return the roles that need a second factor unless a partnership says otherwise."""
    return [role.value for role in Role if role.needs_second_factor]


class SignInPolicy(Record):
    """What a partnership asks at sign-in; a partnership without a row of its own asks what a new row says.

    Whoever is in a circle needs a second factor whatever the roles say.
    """

    class ByLink(models.TextChoices):
        """Who may report to a review round by a link, without signing in."""

        NOBODY = "nobody", "Nobody"
        WITHOUT_SECOND_STEP = "without", "Only people who need no second step to sign in"
        EVERYONE = "everyone", "Everyone who is asked, also people who need a second step to sign in"

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="sign_in_policy")
    second_factor_roles = models.JSONField(default=careful_roles)
    idle_minutes = models.PositiveSmallIntegerField(
        "minutes without a page after which a session ends",
        default=60,
        validators=[MinValueValidator(10), MaxValueValidator(480)],
    )
    longest_hours = models.PositiveSmallIntegerField(
        "hours after which a session ends whatever happens",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
    )
    by_link = models.CharField(
        "who may report by a link", max_length=10, choices=ByLink, default=ByLink.WITHOUT_SECOND_STEP
    )

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "sign-in policies"
        constraints = [
            models.CheckConstraint(
                name="csp_sign_in_policy_sessions_end",
                condition=Q(idle_minutes__range=(10, 480), longest_hours__range=(1, 24)),
                violation_error_message="A session ends after 10 to 480 minutes idle, and after 1 to 24 hours.",
            ),
        ]

    def __str__(self) -> str:
        """Return whose policy it is."""
        return f"Sign-in policy of {self.partnership}"

    def asks_second_factor_of(self, role: str) -> bool:
        """Return whether people in this role take a second step; administrators always do."""
        return role == Role.ADMINISTRATOR or role in self.second_factor_roles


def policy_of(partnership: Partnership) -> SignInPolicy:
    """Return what the partnership asks at sign-in: its own row, or what a new row says."""
    return getattr(partnership, "sign_in_policy", None) or SignInPolicy(partnership=partnership)

"""Links by which somebody reports to one round without signing in."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM, SECRET
from csp.models import Person, Record
from csp.models.circle import in_sight_of
from csp.models.reader import Reader
from csp.permissions import Permission
from plans.models.round_ask import DAYS_AFTER_LOCK
from plans.models.update_round import UpdateRound


class RoundLinkQuerySet(models.QuerySet["RoundLink"]):
    """Asks which links there are."""

    def visible_to(self, reader: Reader) -> "RoundLinkQuerySet":
        """Return the links into rounds of partnerships whose rounds the reader runs."""
        return self.filter(
            in_sight_of(reader, reader.partnerships_with(Permission.ROUND_RUN), at="round__plan__")
        )


class RoundLink(Record):
    """One letter's link: one person's actions in one round, for reporting only, until the round is locked.

    Only the hash of its token is kept. Whoever first goes on with it binds it to their browser, which then holds
    a second secret; of that, too, only the hash is kept. A round of a restricted plan has none.
    """

    round = models.ForeignKey(UpdateRound, on_delete=models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField("SHA-256 of the token, in hexadecimal", max_length=64, unique=True)
    sent_at = models.DateTimeField()
    taken_up_at = models.DateTimeField("when a browser went on with it", null=True, blank=True)
    browser_hash = models.CharField(
        "SHA-256 of what that browser holds, in hexadecimal", max_length=64, blank=True
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "round": NONE,
        "person": PSEUDONYM,
        "token_hash": SECRET,
        "sent_at": PERSONAL,
        "taken_up_at": PERSONAL,
        "browser_hash": SECRET,
        "revoked_at": PERSONAL,
        "revoked_by": PSEUDONYM,
    }

    objects = RoundLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "key"]
        indexes = [models.Index(fields=["round", "person", "-sent_at"], name="plans_link_of_round")]
        constraints = [
            models.CheckConstraint(
                name="plans_link_is_bound_when_taken_up",
                condition=Q(taken_up_at=None, browser_hash="")
                | (Q(taken_up_at__isnull=False) & ~Q(browser_hash="")),
            ),
            models.CheckConstraint(
                name="plans_link_revoked_when_and_by_whom",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return for which round it is, and when it was sent."""
        return f"{self.round}, {self.sent_at:%Y-%m-%d}"

    @classmethod
    def out_of_time(cls, *, now: datetime) -> "models.QuerySet[RoundLink]":
        """Return the links into rounds that were locked as long ago as what was typed in them is kept."""
        return cls.objects.filter(round__locked_at__lt=now - timedelta(days=DAYS_AFTER_LOCK))

    @property
    def partnership_id(self) -> int:
        """Return the id of the round's partnership."""
        return self.round.partnership_id

    @property
    def circle_id(self) -> int | None:
        """Return the id of the plan's circle: none, as a round of a restricted plan has no links."""
        return self.round.circle_id

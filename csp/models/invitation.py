"""Invitations: somebody is asked to join, by a link that works once and not for ever."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM, SECRET
from csp.kernel.removed_address import is_removed, removed_address
from csp.models.authority import Authority
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.reader import Reader
from csp.models.record import Record
from csp.permissions import Permission, Role

WHO_HAS_LEFT = "Somebody who has left"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Asks which invitations there are."""

    def visible_to(self, reader: Reader) -> "InvitationQuerySet":
        """Return the invitations to partnerships whose people the reader appoints."""
        return self.filter(partnership__in=reader.partnerships_with(Permission.PEOPLE_APPOINT))

    def in_partnership(self, partnership: Partnership) -> "InvitationQuerySet":
        """Return the invitations to one partnership."""
        return self.filter(partnership=partnership)


class Invitation(Record):
    """An appointment that waits for somebody to take it up. Only the hash of its token is kept."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="invitations")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    post = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail address", max_length=254)
    token_hash = models.CharField("SHA-256 of the token, in hexadecimal", max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": PERSONAL,
        "authority": PERSONAL,
        "role": PERSONAL,
        "post": PERSONAL,
        "name": PERSONAL,
        "email": PERSONAL,
        "token_hash": SECRET,
        "invited_by": PSEUDONYM,
        "invited_at": PERSONAL,
        "expires_at": NONE,
        "accepted_at": PERSONAL,
        "accepted_by": PSEUDONYM,
        "revoked_at": PERSONAL,
        "revoked_by": PSEUDONYM,
    }

    objects = InvitationQuerySet.as_manager()
    circle_id = None

    class Meta:
        ordering = ["-invited_at", "key"]
        indexes = [models.Index(fields=["partnership", "-invited_at"], name="csp_invitation_to_partnership")]
        constraints = [
            models.UniqueConstraint(
                "partnership",
                "authority",
                "role",
                Lower("email"),
                condition=Q(accepted_at=None, revoked_at=None),
                name="csp_invitation_open_once",
                violation_error_message="They have been invited to this already. Send that invitation again.",
            ),
            models.CheckConstraint(
                name="csp_invitation_accepted_when_and_by_whom",
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="csp_invitation_revoked_when_and_by_whom",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
            models.CheckConstraint(
                name="csp_invitation_ends_one_way",
                condition=Q(accepted_at=None) | Q(revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        """Return who is invited as what."""
        return f"{self.name}, {Role(self.role).label}"

    @property
    def has_contact_details(self) -> bool:
        """Return whether it still says to whom it was sent."""
        return not is_removed(self.email)

    def lose_contact_details(self) -> None:
        """Forget to whom it was sent; that somebody was invited, to what and by whom stays."""
        self.email, self.name = removed_address(self.key), WHO_HAS_LEFT
        self.version += 1
        self.save()

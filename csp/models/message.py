"""Messages: each e-mail is a row, claimed before it is handed to the mail server, so that none is sent twice."""

from django.db import models
from django.db.models import Q

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models.circle import Circle, in_sight_of
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.reader import Reader
from csp.models.record import Record
from csp.permissions import Permission


class MessageQuerySet(models.QuerySet["Message"]):
    """Asks which messages there are."""

    def visible_to(self, reader: Reader) -> "MessageQuerySet":
        """Return the messages of partnerships whose mail the reader looks after, without circles not theirs."""
        return self.filter(in_sight_of(reader, reader.partnerships_with(Permission.MESSAGES_READ)))

    def in_partnership(self, partnership: Partnership) -> "MessageQuerySet":
        """Return the messages of one partnership."""
        return self.filter(partnership=partnership)


class Message(Record):
    """One e-mail to one address. A secret one, such as an invitation, loses its words when it has been sent."""

    class State(models.TextChoices):
        """How far it has got."""

        WAITING = "waiting", "Waiting to be sent"
        CLAIMED = "claimed", "May not have arrived"
        SENT = "sent", "Handed to the mail server"
        REFUSED = "refused", "Refused by the mail server"

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="messages"
    )
    circle = models.ForeignKey(Circle, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    to_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    to_address = models.EmailField("e-mail address", max_length=254)
    subject = models.CharField(max_length=150)
    text = models.TextField(blank=True)
    is_secret = models.BooleanField("loses its words once it is sent", default=False)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField("when the server took it or refused it", null=True)
    fault = models.CharField("reference of the fault in the log", max_length=10, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "circle": NONE,
        "kind": NONE,
        "to_person": PSEUDONYM,
        "to_address": PERSONAL,
        "subject": PERSONAL,
        "text": PERSONAL,
        "is_secret": NONE,
        "written_at": NONE,
        "written_by": PSEUDONYM,
        "state": NONE,
        "claimed_at": NONE,
        "ended_at": NONE,
        "fault": NONE,
    }

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "key"]
        indexes = [
            models.Index(fields=["partnership", "-written_at"], name="csp_message_of_partnership"),
            models.Index(fields=["state", "written_at"], name="csp_message_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                name="csp_message_claimed_before_it_goes",
                condition=Q(state="waiting", claimed_at=None)
                | (~Q(state="waiting") & Q(claimed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="csp_message_of_a_circle_is_of_a_partnership",
                condition=Q(circle=None) | Q(partnership__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return its subject."""
        return self.subject

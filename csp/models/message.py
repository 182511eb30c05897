"""Messages: each e-mail is a row, claimed before it is handed to the mail server, so that none is sent twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.kernel.removed_address import is_removed, removed_address
from csp.models.circle import Circle, in_sight_of
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.reader import Reader
from csp.models.record import Record
from csp.permissions import Permission

IN_DOUBT_AFTER = timedelta(minutes=2)
AT_ONCE = 500  # rows in one statement


class MessageQuerySet(models.QuerySet["Message"]):
    """Asks which messages there are."""

    def visible_to(self, reader: Reader) -> "MessageQuerySet":
        """Return the messages of partnerships whose mail the reader looks after, without circles not theirs."""
        return self.filter(in_sight_of(reader, reader.partnerships_with(Permission.MESSAGES_READ)))

    def in_partnership(self, partnership: Partnership) -> "MessageQuerySet":
        """Return the messages of one partnership."""
        return self.filter(partnership=partnership)

    def waiting(self, *, only_secrets: bool = False) -> "MessageQuerySet":
        """Return what waits to be sent: first what somebody waits for at the sign-in page, then the oldest."""
        of_a_partnership = ExpressionWrapper(Q(partnership__isnull=False), output_field=BooleanField())
        waiting = self.filter(state=Message.State.WAITING).exclude(kind=Message.TO_NOBODY)
        waiting = waiting.filter(is_secret=True) if only_secrets else waiting
        return waiting.order_by(of_a_partnership.asc(), "written_at", "pk")


class Message(Record):
    """One e-mail to one address. A secret one, such as an invitation, loses its words when it has been sent."""

    class State(models.TextChoices):
        """How far it has got."""

        WAITING = "waiting", "Waiting to be sent"
        CLAIMED = "claimed", "May not have arrived"
        SENT = "sent", "Handed to the mail server"
        REFUSED = "refused", "Refused by the mail server"
        BY_HAND = "by_hand", "Sent by a person"

    TO_NOBODY = "nobody"  # the kind of what is thrown away

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

    def is_being_sent(self, now: datetime) -> bool:
        """Return whether a worker has it in hand: nobody heard how that went, and it is not long ago."""
        in_hand = self.state == self.State.CLAIMED and not self.fault
        return in_hand and self.claimed_at is not None and now - self.claimed_at < IN_DOUBT_AFTER

    @classmethod
    def any_waits(cls, *, only_secrets: bool = False) -> bool:
        """Throw away what is for nobody, and return whether anything else waits to be sent."""
        waiting = cls.objects.filter(state=cls.State.WAITING)
        kinds = set(waiting.order_by().values_list("kind", flat=True).distinct())
        if cls.TO_NOBODY in kinds:
            waiting.filter(kind=cls.TO_NOBODY).delete()
        if only_secrets:
            return cls.objects.waiting(only_secrets=True).exists()
        return bool(kinds - {cls.TO_NOBODY})

    @staticmethod
    def write_down(messages: Sequence["Message"]) -> None:
        """Keep many new messages at once."""
        Message.objects.bulk_create(messages, batch_size=AT_ONCE)

    @classmethod
    def claim(cls, *, now: datetime, only_secrets: bool = False) -> "Message | None":
        """Return the next message as this sender's own, or none when nothing waits.

        It is claimed for good when this returns: inside a caller's transaction it would not be, and is refused.
        """
        while True:
            with transaction.atomic(durable=True):
                found = cls.objects.waiting(only_secrets=only_secrets).first()
                if found is None:
                    return None
                if found._become(cls.State.CLAIMED, claimed_at=now):
                    return found

    def was_sent(self, *, now: datetime, keeps_secrets: bool = False) -> None:
        """Write down that the server took it, and forget what only its reader should know."""
        words = {} if keeps_secrets or not self.is_secret else {"text": ""}
        self._become(self.State.SENT, ended_at=now, **words)

    def was_refused(self, *, now: datetime, fault: str) -> None:
        """Write down that the server said no."""
        self._become(self.State.REFUSED, ended_at=now, fault=fault)

    def was_lost_sight_of(self, *, fault: str) -> None:
        """Write down why nobody can say whether the server took it."""
        self._become(self.State.CLAIMED, fault=fault)

    def went_by_hand(self, *, now: datetime) -> bool:
        """Write down that a person sent it; return whether it was still as it had been read."""
        return self._become(self.State.BY_HAND, claimed_at=self.claimed_at or now, ended_at=now)

    def lose_its_words(self) -> None:
        """Forget what only its reader should know."""
        self._become(self.state, text="")

    @property
    def has_contact_details(self) -> bool:
        """Return whether it still says where it went."""
        return not is_removed(self.to_address)

    def lose_contact_details(self, *, subject: str) -> None:
        """Forget where it went and what it said; ``subject`` is what stays of its subject."""
        kept = {"to_address": removed_address(self.key), "subject": subject, "text": ""}
        Message.objects.filter(pk=self.pk).update(**kept, version=F("version") + 1)

    def change_words(self, *, subject: str, text: str) -> None:
        """Put other words in the place of what it said, whatever has become of it meanwhile."""
        Message.objects.filter(pk=self.pk).update(subject=subject, text=text, version=F("version") + 1)

    def _become(self, state: str, **said: object) -> bool:
        """Change the row unless something happened to it since it was read; return whether it did change."""
        same = Message.objects.filter(pk=self.pk, state=self.state, claimed_at=self.claimed_at)
        if not same.update(state=state, **said):
            return False
        for name, value in {"state": state, **said}.items():
            setattr(self, name, value)
        return True

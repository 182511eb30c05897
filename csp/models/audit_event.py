"""Audit events: who did what to which record, and from where, as ids and a fixed verb."""

from collections.abc import Iterator

from django.db import models
from django.db.models import Q

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.kernel.seals import Entry
from csp.models.circle import Circle
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.reader import Reader

AT_ONCE = 2000  # rows read from the database at a time
# The fields of an event in the order in which an entry has them.
SEALED = (
    "number", "trail", "pk", "at", "person_id", "verb", "subject", "subject_id",
    "partnership_id", "circle_id", "address", "seal",
)  # fmt: skip


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Asks which events there are."""

    def of_circles_of(self, reader: Reader) -> "AuditEventQuerySet":
        """Return the events of the restricted matters that the reader knows of today."""
        return self.filter(circle__in=reader.circles)

    def of_trail(self, *, partnership: int | None, circle: int | None) -> "AuditEventQuerySet":
        """Return the events that belong on one trail, sealed or not; none means: of no partnership, of no circle."""
        return self.filter(Q(("partnership_id", partnership)), Q(("circle_id", circle)))

    def waiting(self) -> "AuditEventQuerySet":
        """Return the events that are not sealed yet, in the order in which they are to be."""
        return self.filter(seal="").order_by("pk")

    def on_trail(self, trail: str) -> "AuditEventQuerySet":
        """Return the sealed events of a trail, in their order."""
        return self.filter(trail=trail, number__isnull=False).order_by("number")

    def entries(self) -> Iterator[Entry]:
        """Return the events as they are sealed, read a few at a time."""
        rows = self.values_list(*SEALED).iterator(chunk_size=AT_ONCE)
        return (Entry(*row) for row in rows)


class AuditEvent(models.Model):
    """One line of the trail. It holds no names and no titles, so the trail itself gives nothing away."""

    at = models.DateTimeField()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, help_text="The model's label, for example plans.action")
    subject_id = models.BigIntegerField()
    partnership = models.ForeignKey(Partnership, null=True, on_delete=models.PROTECT, related_name="+")
    circle = models.ForeignKey(Circle, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField("internet address", max_length=45, blank=True)
    trail = models.CharField("trail it is sealed on", max_length=45, blank=True)
    number = models.PositiveBigIntegerField("its number on that trail", null=True)
    seal = models.CharField("seal of it and of all before it, in hexadecimal", max_length=64, blank=True)

    personal_data = {
        "id": NONE,
        "at": PERSONAL,
        "person": PSEUDONYM,
        "verb": PERSONAL,
        "subject": NONE,
        "subject_id": PSEUDONYM,
        "partnership": PERSONAL,
        "circle": PERSONAL,
        "address": PERSONAL,
        "trail": NONE,
        "number": NONE,
        "seal": NONE,
    }

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["subject", "subject_id", "at"], name="csp_audit_event_of_subject"),
            models.Index(fields=["partnership", "at"], name="csp_audit_event_of_partnership"),
            models.Index(fields=["seal", "id"], name="csp_audit_event_to_seal", condition=models.Q(seal="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["trail", "number"],
                condition=models.Q(number__isnull=False),
                name="csp_audit_event_number_once_on_a_trail",
            ),
            models.CheckConstraint(
                name="csp_audit_event_sealed_whole",
                condition=models.Q(trail="", number=None, seal="")
                | (~models.Q(trail="") & ~models.Q(seal="") & models.Q(number__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        """Return the verb."""
        return self.verb

    def entry(self) -> Entry:
        """Return the event as it is sealed."""
        return Entry(*(getattr(self, name) for name in SEALED))

"""Audit events: who did what to which record, and from where, as ids and a fixed verb."""

from django.db import models

from csp.models.circle import Circle
from csp.models.partnership import Partnership
from csp.models.person import Person


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

"""Handovers: an action passed to a successor, with what they should know."""

from typing import Self

from django.db import models
from django.db.models import Q

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Person, Reader, Record
from plans.models.action import Action
from plans.models.part_of_action import PartOfAction


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Asks which handovers there are."""

    def waiting_for(self, reader: Reader) -> Self:
        """Return what was handed to the reader and still stands first on their page."""
        return self.filter(to_person=reader.person_id, settled_at=None)


class Handover(PartOfAction, Record):
    """One action, from the person who held it to the one who holds it now. It is added, and settled once."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="handovers")
    from_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    note = models.TextField("what the successor should know", blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField("when it left the successor's first page", null=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "action": NONE,
        "from_person": PSEUDONYM,
        "to_person": PSEUDONYM,
        "note": FREE_TEXT,
        "made_at": PERSONAL,
        "made_by": PSEUDONYM,
        "settled_at": PERSONAL,
    }

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "key"]
        indexes = [
            models.Index(fields=["action", "-made_at"], name="plans_handover_of_action"),
            models.Index(fields=["to_person"], name="plans_handover_waiting", condition=Q(settled_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(settled_at=None),
                name="plans_handover_waits_once",
                violation_error_message="This action has just been handed over. Open the page again.",
            ),
            models.CheckConstraint(
                name="plans_handover_to_somebody_else",
                condition=~Q(from_person=models.F("to_person")),
                violation_error_message="Choose somebody else: they hold it already.",
            ),
        ]

    def __str__(self) -> str:
        """Return which action it is about, and when it was made."""
        return f"{self.action.reference}, {self.made_at:%Y-%m-%d}"

"""What was decided about an action: that it goes on, waits, is over, or lives on in the next plan."""

from django.db import models


class ActionState(models.TextChoices):
    """How an action stands by decision, whatever its status is reported to be."""

    OPEN = "open", "Open"
    IN_ABEYANCE = "in_abeyance", "In abeyance"
    CLOSED = "closed", "Closed"
    STOPPED = "stopped", "Stopped"
    CARRIED = "carried", "Carried forward"

    @property
    def in_a_sentence(self) -> str:
        """Return the word as it reads inside a sentence."""
        return str(self.label).lower()


NOT_OVER = frozenset({ActionState.OPEN, ActionState.IN_ABEYANCE})

# What may follow what: a policy asks it, and the guide's table is printed from it.
NEXT = {
    ActionState.OPEN: frozenset(
        {ActionState.IN_ABEYANCE, ActionState.CLOSED, ActionState.STOPPED, ActionState.CARRIED}
    ),
    ActionState.IN_ABEYANCE: frozenset(
        {ActionState.OPEN, ActionState.CLOSED, ActionState.STOPPED, ActionState.CARRIED}
    ),
    ActionState.CLOSED: frozenset({ActionState.OPEN}),
    ActionState.STOPPED: frozenset({ActionState.OPEN}),
    ActionState.CARRIED: frozenset(),
}

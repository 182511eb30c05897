"""Which action a question is about, if its reader may know of it: asked ten times for one action's page."""

from django.db.models import QuerySet

from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action

Ids = list[int] | QuerySet[Action, int]


def seen(reader: Reader, *, action: Action) -> Ids:
    """Return the id of an action for an ``__in``, if the reader may see it; nothing otherwise.

    What the whole partnership reads says so itself, as it was read: asking for it again in every question takes as
    long as the answers. Of what is restricted, the database is asked each time who is in the circle.
    """
    if _is_everybodys(reader, action):
        return [action.pk]
    return Action.objects.visible_to(reader).filter(pk=action.pk).values_list("pk", flat=True)


def reached(reader: Reader, *, action: Action) -> Ids:
    """Return the same for an action that the reader may see, or is named on from outside its circle."""
    if _is_everybodys(reader, action):
        return [action.pk]
    return Action.objects.reachable_by(reader).filter(pk=action.pk).values_list("pk", flat=True)


def _is_everybodys(reader: Reader, action: Action) -> bool:
    """Return whether an action is open to whoever reads plans in its partnership, and the reader is one of them."""
    return action.circle_id is None and reader.holds(Permission.PLAN_READ, partnership=action.partnership_id)

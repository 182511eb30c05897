"""What rounds, what they ask and what was asked about a report are called on the audit trail."""

from collections.abc import Collection, Mapping

from csp.kernel.named import Named
from csp.models import Reader
from plans.models import Action, Challenge, RoundAsk
from plans.queries.rounds import open_to


def rounds(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the rounds with these ids that the reader may see."""
    return {one.pk: Named(str(one), one.get_absolute_url()) for one in open_to(reader).filter(pk__in=ids)}


def asks(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the actions of what rounds ask, by the ids of the asks, that the reader may see."""
    found = RoundAsk.objects.filter(pk__in=ids, action__in=Action.objects.visible_to(reader).values("pk"))
    return {one.pk: _action(one.action) for one in found.select_related("action__plan__partnership")}


def challenges(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the actions of what was asked about reports, by the ids of the questions, that the reader may see."""
    mine = Action.objects.visible_to(reader).values("pk")
    found = Challenge.objects.filter(pk__in=ids, ask__action__in=mine)
    return {one.pk: _action(one.action) for one in found.select_related("ask__action__plan__partnership")}


def _action(action: Action) -> Named:
    return Named(str(action), action.get_absolute_url())

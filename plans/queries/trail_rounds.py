"""What rounds, what they ask and what was asked about a report are called on the audit trail."""

from collections.abc import Collection, Mapping

from csp.kernel.named import Named
from csp.models import Reader
from plans.models import Action, Challenge, RoundAsk, RoundLink
from plans.queries.rounds import SNAPSHOTS, open_to


def rounds(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the rounds with these ids that the reader may see."""
    return {one.pk: Named(str(one), one.get_absolute_url()) for one in open_to(reader).filter(pk__in=ids)}


def asks(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the actions of what rounds ask, by the ids of the asks, that the reader may see."""
    found = RoundAsk.objects.filter(pk__in=ids, action__in=Action.objects.visible_to(reader).values("pk"))
    return {one.pk: _action(one.action) for one in found.select_related("action__plan__partnership")}


def links(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the rounds of the links with these ids, where the reader may see the round."""
    found = RoundLink.objects.filter(pk__in=ids, round__in=open_to(reader).order_by().values("pk"))
    found = found.select_related("round__plan__partnership").defer(*(f"round__{one}" for one in SNAPSHOTS))
    return {one.pk: Named(str(one.round), one.round.get_absolute_url()) for one in found}


def challenges(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the actions of what was asked about reports, by the ids of the questions, that the reader may see."""
    mine = Action.objects.visible_to(reader).values("pk")
    found = Challenge.objects.filter(pk__in=ids, ask__action__in=mine)
    return {one.pk: _action(one.action) for one in found.select_related("ask__action__plan__partnership")}


def _action(action: Action) -> Named:
    return Named(str(action), action.get_absolute_url())

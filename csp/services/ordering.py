"""Let one of several things change places with its neighbour, and save those that stand elsewhere now."""

from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404

from csp import audit
from csp.models import Reader

Piece = TypeVar("Piece", bound=Any)  # a Record with a position


def put_in_order(
    *, pieces: QuerySet[Piece], one: Piece, up: bool, why: StrEnum, by: Reader, now: datetime
) -> None:
    """Let one change places with the one above it, or below it, and save those that stand elsewhere now.

    Raises Http404 when it is no longer among them.
    """
    list(pieces.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    siblings = list(pieces)
    if one not in siblings:
        raise Http404
    here = siblings.index(one)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(siblings):
        return
    siblings[here], siblings[there] = siblings[there], siblings[here]
    for position, sibling in enumerate(siblings, start=1):
        if sibling.position != position:
            sibling.position = position
            audit.save(sibling, by=by, why=why, now=now)

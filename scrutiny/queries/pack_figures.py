"""Which records the figures of a report count, and which of them a reader may open."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from csp.models import Reader
from csp.queries import seats
from plans.models import PlanVersion
from plans.queries import actions, measures, meetings, plans, rounds
from scrutiny.models import Pack, PackFigures, Report
from scrutiny.queries import committees

Named = tuple[str, str]  # what it is called, and the address of its page


def figures_of(reader: Reader, *, pack: Pack, part: str) -> list[dict[str, Any]]:
    """Return the figures of a part of a pack as they were kept, with their records; none where none are."""
    rows = PackFigures.objects.visible_to(reader).filter(pack=pack).values_list("figures", flat=True)
    found: list[dict[str, Any]] = next((one.get(part, []) for one in rows), [])
    return found


def kept_with(reader: Reader, *, pack: Pack) -> dict[str, Any]:
    """Return all that was kept with a part of a pack to whoever writes its report, to be kept with its words again.

    They may not read it: no page shows what this returns.
    """
    mine = Report.objects.visible_to(reader)
    rows = PackFigures.objects.filter(pack=pack, pack__report__in=mine.values("pk"))
    found: dict[str, Any] = next(iter(rows.values_list("figures", flat=True)), {})
    return found


def records_open_to(reader: Reader, *, records: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Named]:
    """Return what those of some records (what it is, its key) are called that the reader may open."""
    keys: dict[str, set[str]] = defaultdict(set)
    for what, key in records:
        keys[what].add(key)
    return {
        (what, one.key): (_called(what, one), _page(what, one))
        for what, those in keys.items()
        for one in OPEN[what](reader).filter(key__in=those)
    }


def _versions(reader: Reader) -> QuerySet[PlanVersion]:
    found = PlanVersion.objects.visible_to(reader).select_related("plan__partnership")
    return found.defer("content")


def _called(what: str, one: Any) -> str:
    if what in ("action", "measure"):
        return f"{one.reference} {one.title}".strip()
    if what == "version":
        return f"{one}, {one.plan}"
    return str(one)


def _page(what: str, one: Any) -> str:
    if what == "measure":
        return reverse("plans:measure-detail", args=[one.plan.partnership.slug, one.key])
    if what == "seat":
        return reverse("csp:authority-detail", args=[one.partnership.slug, one.authority.key])
    found: str = one.get_absolute_url()
    return found


OPEN: dict[str, Callable[[Reader], QuerySet[Any]]] = {
    "action": actions.open_to,
    "measure": measures.open_to,
    "meeting": meetings.open_to,
    "plan": plans.open_to,
    "round": rounds.open_to,
    "seat": seats.open_to,
    "sitting": committees.meetings_open_to,
    "version": _versions,
}

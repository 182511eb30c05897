"""Where a text that is about to be public holds words of a restricted plan, and of which: never the words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.options import Options

from csp.kernel.folding import words_of
from csp.kernel.shared_words import SHORTEST, beginnings_of, pieces
from csp.models import Authority, Partnership
from plans.models import (
    Action,
    Challenge,
    Commitment,
    Evidence,
    Handover,
    Measure,
    Milestone,
    Objective,
    Plan,
    PlanImport,
    PlanNote,
    Priority,
    ProgressUpdate,
    Reading,
    ReportDraft,
    SignOff,
    UpdateRound,
    Waiver,
)

CHUNK = 500
# Everything that people write in a plan. A test fails when a model gets a text that isn't here.
WRITTEN: dict[type[Model], tuple[str, ...]] = {
    Plan: ("title", "assessment", "strategy", "resources", "engagement", "summary", "outturn"),
    Priority: ("title", "aim"),
    Objective: ("title",),
    Action: (
        "title",
        "detail",
        "leads_as_written",
        "timescale",
        "done_when",
        "additionality",
        "other_details",
        "resources",
        "lead_post",
        "state_why",
        "outcome",
    ),
    Milestone: ("title", "note"),
    Evidence: ("title", "link"),
    Measure: (
        "title",
        "detail",
        "lead_as_written",
        "timescale",
        "target",
        "other_details",
        "baseline_period",
        "why_no_baseline",
        "source",
        "coverage",
        "why_held",
        "actions_named",
    ),
    Reading: ("note",),
    PlanNote: ("heading", "text"),
    ProgressUpdate: ("text",),
    Commitment: ("resources", "success"),
    Waiver: ("reason",),
    SignOff: ("reason", "signed_name", "signed_post"),
    UpdateRound: ("title", "asks"),
    Challenge: ("text",),
    ReportDraft: ("text",),
    Handover: ("note",),
    PlanImport: ("plan_title", "sheet", "rows", "not_read"),
}
# What is written on a file that belongs to one of these: its name.
ON_ITS_FILE: dict[type[Model], tuple[str, ...]] = {Evidence: ("file__name",), PlanImport: ("file__name",)}
# The columns that say of which plan a row is; an import that makes a plan has none yet, and stands for itself.
OWNED: dict[type[Model], tuple[str, ...]] = {
    Plan: ("id",),
    ProgressUpdate: ("action__plan",),
    Handover: ("action__plan",),
    Challenge: ("ask__action__plan",),
    ReportDraft: ("ask__action__plan",),
    Milestone: ("action__plan",),
    Evidence: ("action__plan",),
    Reading: ("measure__plan",),
    SignOff: ("plan_version__plan",),
    PlanImport: ("plan", "id", "circle"),
}
OWNED_BY_ITS_PLAN = ("plan",)


@dataclass(frozen=True)
class Source:
    """A restricted plan, or an import on its way to be one, as the trail names it: ids, and no words."""

    model: type[Model]
    pk: int
    partnership_id: int
    circle_id: int

    @property
    def _meta(self) -> Options[Any]:
        """Return what kind of record it is."""
        return self.model._meta


@dataclass(frozen=True)
class Hit:
    """From where to where a text holds words of restricted plans, and of which."""

    begins: int
    ends: int
    sources: frozenset[Source]


def places_of_restricted_words(
    partnership: Partnership, *, text: str, beat: Callable[[], None] = lambda: None
) -> list[Hit]:
    """Return from where to where a text holds words of any restricted plan; it is given as its ``words_of``, joined.

    This is the one question asked for nobody: whoever issues a report may not be in the circle, so that they are
    told where in their own text to look and nothing else. Which plan it was is for the trail of its circle alone.
    ``beat`` is called again and again meanwhile.
    """
    beginnings = beginnings_of(text)
    names = _names(partnership)
    sought: dict[int, dict[str, set[Source]]] = defaultdict(lambda: defaultdict(set))
    for source, written in _texts(partnership, beat):
        for piece in pieces(written, beginnings):
            if piece not in names:
                sought[len(piece)][piece].add(source)
    hits = (hit for size, wanted in sought.items() for hit in _hits(text, size, wanted))
    return sorted(hits, key=lambda hit: (hit.begins, hit.ends))


def parts_with_restricted_words(
    partnership: Partnership, *, parts: Iterable[tuple[str, str]], beat: Callable[[], None] = lambda: None
) -> dict[str, frozenset[Source]]:
    """Return the names of the parts, given as (name, ``words_of`` joined), that hold such words, and of which plans.

    The parts are read as one text, because words may go on over the end of one.
    """
    kept = [(name, text) for name, text in parts if text]
    starts = [0, *accumulate(len(text) for _, text in kept)]
    found: dict[str, frozenset[Source]] = {}
    whole = "".join(text for _, text in kept)
    for hit in places_of_restricted_words(partnership, text=whole, beat=beat):
        for name, _ in kept[bisect_right(starts, hit.begins) - 1 : bisect_left(starts, hit.ends)]:
            found[name] = found.get(name, frozenset()) | hit.sources
    return found


def _hits(text: str, size: int, wanted: Mapping[str, set[Source]]) -> Iterator[Hit]:
    for at in range(len(text) - size + 1):
        if sources := wanted.get(text[at : at + size]):
            yield Hit(at, at + size, frozenset(sources))


def _names(partnership: Partnership) -> str:
    """Return the names of the authorities that sit here, which are no secret wherever they are written."""
    seated = Authority.objects.filter(seats__partnership=partnership).values_list("name", flat=True)
    return "\n".join("".join(words_of(name)) for name in seated)


def _texts(partnership: Partnership, beat: Callable[[], None]) -> Iterator[tuple[Source, str]]:
    """Give each text that somebody wrote in a restricted plan, as it is and as it was, once for each plan."""
    circles = dict(_restricted(partnership).values_list("pk", "circle"))
    seen = set()
    for owned, rows in _rows(partnership):
        beat()
        for number, values in enumerate(rows.iterator(chunk_size=CHUNK), start=1):
            source = _source(values[:owned], circles, partnership)
            for text in _strings(values[owned:]):
                if len(text) >= SHORTEST and (known := (source, hash(text))) not in seen:
                    seen.add(known)
                    yield source, text
            if number % CHUNK == 0:
                beat()


def _source(owner: Sequence[Any], circles: Mapping[int, int], partnership: Partnership) -> Source:
    plan, *own = owner
    if plan in circles:
        return Source(Plan, plan, partnership.pk, circles[plan])
    itself, circle = own
    return Source(PlanImport, itself, partnership.pk, circle)


def _restricted(partnership: Partnership) -> QuerySet[Plan]:
    return Plan.objects.filter(partnership=partnership).exclude(circle=None)


def _rows(partnership: Partnership) -> Iterator[tuple[int, QuerySet[Any, Any]]]:
    """Give a question for each model, and one for its earlier wordings with the reasons for changing them.

    With each comes how many of its first columns say whose it is.
    """
    restricted = _restricted(partnership).values("pk")
    inside: dict[type[Model], Q] = {
        Plan: Q(id__in=restricted),
        ProgressUpdate: Q(action__plan__in=restricted),
        Handover: Q(action__plan__in=restricted),
        Challenge: Q(ask__action__plan__in=restricted),
        ReportDraft: Q(ask__action__plan__in=restricted),
        Milestone: Q(action__plan__in=restricted),
        Evidence: Q(action__plan__in=restricted),
        Reading: Q(measure__plan__in=restricted),
        SignOff: Q(plan_version__plan__in=restricted),
        PlanImport: Q(plan__in=restricted) | Q(partnership=partnership, circle__isnull=False),
    }
    for model, fields in WRITTEN.items():
        here = inside.get(model, Q(plan__in=restricted))
        owned = OWNED.get(model, OWNED_BY_ITS_PLAN)
        written = (*fields, *ON_ITS_FILE.get(model, ()))
        yield len(owned), model._default_manager.filter(here).values_list(*owned, *written)
        if hasattr(model, "history"):
            yield (
                len(owned),
                model.history.filter(here).values_list(*owned, *written, "history_change_reason"),
            )


def _strings(value: Any) -> Iterator[str]:
    """Give every text in a value, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)

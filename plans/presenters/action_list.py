"""The action list: its sentence, heads, chips, rows in bands, and pages."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from csp.kernel.terms import EVERYBODYS, Words
from csp.web.paging import PageLinks, with_answer
from plans.models import Plan
from plans.presenters.action_row import ActionRow
from plans.presenters.addresses import action_address
from plans.presenters.scheme import Scheme, StatusTag
from plans.queries.action_rows import PlainRow
from plans.queries.actions import Wanted

ROWS = 50
Chosen = Mapping[str, list[tuple[str, str]]]  # field: (value in the address, words for a chip)
HEADS = (
    ("reference", "Ref"),
    ("title", "Action"),
    ("lead", "Lead"),
    ("due", "Due"),
    ("status", "Status"),
    ("", "Last change"),
    ("reported", "Reported"),
)
ORDER_WORDS = {
    "reference": "in order of reference",
    "title": "by title",
    "lead": "by lead authority",
    "due": "by due date",
    "status": "by status",
    "reported": "by last update, longest ago first",
}


@dataclass(frozen=True)
class Head:
    """The head of a column: a link that sorts by it, where it can."""

    label: str
    url: str
    arrow: str
    aria_sort: str


@dataclass(frozen=True)
class Band:
    """Rows under the name of their priority; one band without a name when sorted otherwise."""

    name: str
    rows: list[ActionRow]


@dataclass(frozen=True)
class Download:
    """A file of what the list shows: what it is called, in full for who hears it, and its address."""

    kind: str
    words: str
    url: str


def heads(wanted: Wanted, address: QueryDict) -> list[Head]:
    """Return the heads of the columns; choosing the current one again turns the order round."""
    made = []
    for order, label in HEADS:
        here = order == wanted.order
        turned = here and not wanted.backwards
        url = with_answer(address, sort=f"-{order}" if turned else order, page="") if order else ""
        arrow = ("▼" if wanted.backwards else "▲") if here else "↕"
        aria = ("descending" if wanted.backwards else "ascending") if here else ""
        made.append(Head(label, url, arrow, aria))
    return made


def bands(rows: Iterable[ActionRow], *, by_priority: bool) -> list[Band]:
    """Return the rows under their priorities while they are sorted by reference, else all together."""
    if not by_priority:
        return [Band("", list(rows))]
    return [Band(name, list(group)) for name, group in groupby(rows, key=lambda row: row.band)]


def sentence(total: int, wanted: Wanted, page: PageLinks) -> str:
    """Return how many actions are shown, and in what order."""
    order = ORDER_WORDS[wanted.order] + (", backwards" if wanted.backwards else "")
    shown = f" Showing {page.first} to {page.last}." if page.count > 1 else ""
    return f"{total} {'action' if total == 1 else 'actions'}, {order}.{shown}"


def chips(chosen: Chosen, address: QueryDict) -> list[tuple[str, str]]:
    """Return a chip for each choice made, with the address that takes it away."""
    return [
        (label, _without(address, field, value))
        for field, choices in chosen.items()
        for value, label in choices
    ]


def downloads(total: int, *, plan: Plan, address: QueryDict) -> list[Download]:
    """Return the files that all pages of the list can be taken as; none when it is empty."""
    if not total:
        return []
    these = "this action" if total == 1 else f"these {total} actions"
    key = [plan.partnership.slug, plan.key]
    return [
        Download(kind, f"Download {these} as ", reverse(name, args=key) + with_answer(address, page=""))
        for kind, name in (("CSV", "plans:action-list-csv"), ("Excel", "plans:action-list-workbook"))
    ]


def _without(address: QueryDict, field: str, value: str) -> str:
    changed = address.copy()
    changed.setlist(field, [one for one in changed.getlist(field) if one != value])
    changed.pop("page", None)
    return f"?{changed.urlencode()}"


@dataclass(frozen=True)
class ActionListPage:
    """Everything the list shows besides its filter."""

    sentence: str
    heads: list[Head]
    bands: list[Band]
    pages: PageLinks
    chips: list[tuple[str, str]]
    key: list[StatusTag]
    sort: str
    downloads: list[Download]

    @classmethod
    def of(
        cls,
        page: Page,
        found: Iterable[PlainRow],
        *,
        priorities: Mapping[int | None, str],
        wanted: Wanted,
        chosen: Chosen,
        address: QueryDict,
        plan: Plan,
        scheme: Scheme,
        today: date,
        words: Words = EVERYBODYS,
    ) -> "ActionListPage":
        """Return one page of the list as it is drawn, with the rows that were found for it."""
        links, found = PageLinks.of(page, address), list(found)
        url = action_address(plan.partnership)
        rows = [
            ActionRow.of(
                one,
                plan_id=plan.pk,
                priorities=priorities,
                scheme=scheme,
                address=url,
                today=today,
                silent_after=plan.silent_after_days,
                words=words,
            )
            for one in found
        ]
        return cls(
            sentence=sentence(links.total, wanted, links),
            heads=heads(wanted, address),
            bands=bands(rows, by_priority=wanted.order == "reference"),
            pages=links,
            chips=chips(chosen, address),
            key=scheme.key_for(Counter(one.status_id for one in found)),
            sort=address.get("sort", ""),
            downloads=downloads(links.total, plan=plan, address=address),
        )

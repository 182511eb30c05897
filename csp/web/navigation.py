"""The frame of every page: where one can go, who one is, and whose house this is."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from csp.kernel.terms import EVERYBODYS
from csp.permissions import Permission
from csp.web.gate import gate
from csp.web.requests import Request


@dataclass(frozen=True)
class Place:
    """One item of the navigation, offered to those who hold its permission."""

    label: str
    url_name: str
    permission: Permission
    stem: str  # the part of the address, after the partnership, that belongs to it
    is_last: bool = False  # it stands after the places of all apps


@dataclass(frozen=True)
class Item:
    """A place as one page shows it."""

    label: str
    url: str
    is_here: bool
    count: int = 0


_PLACES: list[Place] = []


def register(place: Place) -> None:
    """Add an app's place to the navigation; called from its ``apps.py``, in the order of the apps."""
    if place not in _PLACES:
        _PLACES.append(place)


def frame(request: Request) -> dict[str, Any]:
    """Return what the layout needs (a context processor)."""
    partnership = getattr(request, "partnership", None)
    context: dict[str, Any] = {
        "gate": SimpleLazyObject(gate),
        "words": getattr(request, "words", EVERYBODYS),
        "navigation": [],
    }
    if seen := getattr(request, "seen_as", None):
        there = seen.appointments[0].partnership
        context["looking"] = {
            "name": seen.person.name,
            "standing": seen.standing_in(there),
            "place": there.place,
        }
    if partnership:
        context["navigation"] = _items(request)
        context["standing"] = request.own_reader.standing_in(partnership)
        if partnership.brand_colour:
            address = reverse("csp:brand", args=[partnership.slug])
            context["brand_stylesheet"] = f"{address}?{partnership.brand_colour[1:]}"
    return context


def _items(request: Request) -> list[Item]:
    partnership, reader = request.partnership, request.reader
    home = reverse("csp:home", args=[partnership.slug])
    own_handover = reverse("csp:handover", args=[partnership.slug, reader.person.key])
    # One's own is reached from one's first page, though its address is that of a page about a person.
    rest = "" if request.path == own_handover else request.path.removeprefix(home)
    return [
        Item(place.label, reverse(place.url_name, args=[partnership.slug]), is_here=_is_here(place, rest))
        for place in sorted(_PLACES, key=lambda place: place.is_last)
        if reader.holds(place.permission, partnership=partnership.pk)
    ]


def _is_here(place: Place, rest: str) -> bool:
    return rest.startswith(place.stem) if place.stem else rest == ""

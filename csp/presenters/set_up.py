"""What was changed about a partnership, its areas and its pages for the public, newest first."""

from collections.abc import Sequence
from typing import Any

from csp.kernel import saves
from csp.kernel.saves import Save
from csp.models import Area, Notice, Partnership

PARTNERSHIP = (
    ("place", "Place"),
    ("title", "What it calls itself"),
    ("kind", "Kind of area"),
    ("parent_id", "County group"),
    ("contact_email", "E-mail address for the public"),
    ("brand_colour", "Colour"),
)
AREA = (("kind", "Kind"), ("name", "Name"), ("ons_code", "ONS code"), ("is_in_use", "In use"))
NOTICE = (("text", "Words"),)
KINDS = {**dict(Partnership.Kind.choices), **dict(Area.Kind.choices)}


def saves_of_partnership(versions: Sequence[Any]) -> list[Save]:
    """Return each save that changed the partnership."""
    return saves.saves_of(versions, fields=PARTNERSHIP, say=_say)


def saves_of_area(versions: Sequence[Any]) -> list[Save]:
    """Return each save that changed an area."""
    return saves.saves_of(versions, fields=AREA, say=_say)


def saves_of_notice(versions: Sequence[Any], *, notice: Notice, default: str) -> list[Save]:
    """Return each save that changed a page for the public; before the first it said what it says by itself."""
    first = Notice(kind=notice.kind, text=default)
    return saves.saves_of([first, *versions], fields=NOTICE, say=_say)


def _say(version: Any, name: str) -> str:
    if name == "kind":
        return str(KINDS[version.kind])
    if name == "is_in_use":
        return "Yes" if version.is_in_use else "No"
    if name == "parent_id":
        return str(version.parent or "")
    return str(getattr(version, name))

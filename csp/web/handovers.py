"""What somebody holds and may be handed over, and what was handed over: each app registers who gives its part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from csp.models import Partnership, Person, Reader
from csp.web.work import Tag

AT_ONCE = 100  # on one page: what a form can carry, and a person can read


@dataclass(frozen=True)
class Item:
    """One thing that the reader may pass on; ``warning`` is what they should think of before they do.

    Of what has no note nothing is written to the successor.
    """

    kind: str
    key: str
    version: int
    called: str
    reference: str
    title: str
    url: str
    due: str
    is_late: bool
    status: Tag | None
    warning: str = ""
    has_note: bool = True


@dataclass(frozen=True)
class Desk:
    """What somebody holds: what the reader may pass on, and in sentences what stays."""

    items: list[Item] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Received:
    """One thing that was handed over to the reader and stands first on their page."""

    key: str
    reference: str
    title: str
    url: str
    due: str
    is_late: bool
    whence: str
    note: SafeString | str


_DESKS: list[str] = []
_RECEIVED: list[str] = []
_SENT: list[str] = []


def register(*, desks: str, received: str = "", sent: str) -> None:
    """Add an app's providers, as dotted names; called from its ``apps.py``. What keeps no note gives none received.

    ``desks`` takes a reader, ``partnership`` and ``person`` and returns a Desk; ``received`` takes a reader and
    ``partnership`` and gives what was handed over to the reader, newest first; ``sent`` takes the same as
    ``sent_already``.
    """
    for provider, known in ((desks, _DESKS), (received, _RECEIVED), (sent, _SENT)):
        if provider and provider not in known:
            known.append(provider)


def desk_of(reader: Reader, *, partnership: Partnership, person: Person) -> Desk:
    """Return what a person holds that the reader may pass on, at most a hundred things at once."""
    found = [import_string(name)(reader, partnership=partnership, person=person) for name in _DESKS]
    items = [item for one in found for item in one.items]
    remarks = [remark for one in found for remark in one.remarks]
    if len(items) > AT_ONCE:
        remarks.append(
            f"The first {AT_ONCE} of {len(items)} are here. Hand these over, then open the page again."
        )
    return Desk(items[:AT_ONCE], remarks)


def sent_already(
    reader: Reader, *, partnership: Partnership, person: Person, successor: str, notes: Mapping[str, str]
) -> set[str]:
    """Return which of these things the reader has just passed from a person to a successor, with these very notes.

    Things and successor are given by their keys.
    """
    given = {"partnership": partnership, "person": person, "successor": successor, "notes": notes}
    return {key for name in _SENT for key in import_string(name)(reader, **given)}


def received_by(reader: Reader, *, partnership: Partnership) -> list[Received]:
    """Return everything that was handed over to the reader and that they have not settled."""
    given: Iterable[Iterable[Received]] = (
        import_string(name)(reader, partnership=partnership) for name in _RECEIVED
    )
    return [received for one in given for received in one]

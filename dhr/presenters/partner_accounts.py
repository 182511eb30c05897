"""Whom the charges of each partner go to: as a list, as facts, and what was changed of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from csp.kernel import saves
from csp.kernel.saves import Save
from csp.models import Partnership, Reader
from dhr.models import PartnerAccount
from dhr.models.seats_apart import told_apart
from dhr.queries import charges

FIELDS = (
    ("contact", "Whom charges go to"),
    ("email", "E-mail address"),
    ("address", "Address"),
    ("purchase_order", "Purchase order number"),
    ("budget_code", "Budget code"),
)


@dataclass(frozen=True)
class AccountRow:
    """One partner, and whom its charges go to, where it is known."""

    name: str
    url: str
    has_left: bool
    account: PartnerAccount | None


def rows_of(reader: Reader, *, partnership: Partnership) -> list[AccountRow]:
    """Return the partners at the table, and those that left of whom it is known where charges go."""
    known = {one.seat_id: one for one in charges.accounts_open_to(reader).filter(partnership=partnership)}
    seats = list(charges.seats_charged(reader, partnership=partnership))
    names = told_apart(seats)
    found = []
    for seat in seats:
        has_left = seat.ends_on is not None and seat.ends_on < reader.today
        if not has_left or seat.pk in known:
            url = reverse("dhr:account-edit", args=[partnership.slug, seat.key])
            found.append(AccountRow(names[seat.key], url, has_left, known.get(seat.pk)))
    return found


def said_of(account: PartnerAccount) -> list[tuple[str, str]]:
    """Return what is said of whom charges go to."""
    return [(label, said) for name, label in FIELDS if (said := getattr(account, name))]


def saves_of(versions: Sequence[Any], *, since: int = 0) -> list[Save]:
    """Return each save that changed something after the version ``since``, the newest first."""
    later = [one for one in versions if one.version >= since]
    return saves.saves_of(later, fields=FIELDS, say=lambda version, name: getattr(version, name) or "Nothing")

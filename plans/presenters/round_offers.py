"""Where the pages of an open round lead whoever may report: for one authority, for any, or on what is theirs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from csp.models import Reader, Seat
from csp.permissions import Permission
from plans.models import UpdateRound
from plans.queries.reports import NOBODYS
from plans.queries.round_people import Desk
from plans.queries.round_rows import AskRow


@dataclass(frozen=True)
class Offer:
    """What the link says, and where it leads."""

    words: str
    url: str


def offer_for_any(reader: Reader, one: UpdateRound, rows: Iterable[AskRow], desk: Desk) -> Offer | None:
    """Return the link on the round's own page; none for whoever has nothing to report there."""
    return _offer(reader, one, rows, desk, words="Report for an authority", which="")


def offer_for(
    reader: Reader, one: UpdateRound, rows: Iterable[AskRow], desk: Desk, *, seat: Seat | None
) -> Offer | None:
    """Return the link on the page of an authority, of which these are the rows, or of what no authority leads."""
    words = f"Report for {seat}" if seat else "Report on these actions"
    return _offer(reader, one, rows, desk, words=words, which=f"?authority={seat.key if seat else NOBODYS}")


def _offer(
    reader: Reader, one: UpdateRound, rows: Iterable[AskRow], desk: Desk, *, words: str, which: str
) -> Offer | None:
    asked = [row for row in rows if row.is_asked]
    if not (one.is_open and asked and _holds(reader, Permission.UPDATE_GIVE_OWN, one)):
        return None
    page = reverse("plans:round-report", args=[one.plan.partnership.slug, one.key])
    if _holds(reader, Permission.UPDATE_GIVE, one):
        return Offer(words, f"{page}{which}")
    led = reader.authorities_with(Permission.ACTION_EDIT_OWN, partnership=one.partnership_id)
    if any(row.authority_id in led or _is_asked(reader, row, desk) for row in asked):
        return Offer("Report on your actions", page)
    return None


def _holds(reader: Reader, permission: Permission, one: UpdateRound) -> bool:
    return reader.holds(permission, partnership=one.partnership_id, circle=one.circle_id)


def _is_asked(reader: Reader, row: AskRow, desk: Desk) -> bool:
    return any(who.pk == reader.person_id for who in desk.who_reports(row))

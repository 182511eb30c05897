"""The copies of a report that are owed once it is issued: by its form, and to whoever had a version it corrects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from csp.kernel.council_form import TO_AUTHORITIES, TO_POLICING
from csp.kernel.working_days import working_days_after
from csp.models import Authority, Seat
from scrutiny.models import Pack, Sending

POLICING = (
    Authority.Kind.COMMISSIONER,
    Authority.Kind.MAYOR,
)  # who have a copy of their own where it is asked for
ASKED = "The council’s form asks for it"
HAD = "Had an earlier version, which this one corrects"


@dataclass(frozen=True)
class Copy:
    """One copy that has to be sent: to whom, why, by when, and the sendings that met it."""

    to: str
    recipient: str
    why: str
    due_on: date
    sent: tuple[Sending, ...] = ()

    def is_late(self, today: date) -> bool:
        """Return whether it should have been sent by now."""
        return not self.sent and self.due_on < today


def copies_of(pack: Pack, *, seats: Iterable[Seat], sendings: Sequence[Sending]) -> list[Copy]:
    """Return the copies of a version that is issued; ``sendings`` are those of all versions of the paper.

    Of the ``seats``, those count that were held on the day on which it was issued.
    """
    if pack.issued_at is None:
        return []
    issued_on = timezone.localdate(pack.issued_at)
    mine = [one for one in sendings if one.pack_id == pack.pk]
    due_on = working_days_after(issued_on, pack.report.council_form.send_days)
    asked = _asked(pack, [one for one in seats if _is_held(one, issued_on)])
    wanted = {**{to: (name, ASKED) for to, name in asked.items()}, **_had(pack, sendings)}
    return [
        Copy(to, name, why, due_on, tuple(one for one in mine if one.to == to))
        for to, (name, why) in wanted.items()
    ]


def owed(copies: Iterable[Copy]) -> list[Copy]:
    """Return the copies that nobody recorded as sent."""
    return [one for one in copies if not one.sent]


def named(name: str) -> str:
    """Return which recipient somebody is whom no form asks for: a name is the same however it is typed."""
    return f"other-{' '.join(name.casefold().split())}"


def _asked(pack: Pack, seats: Sequence[Seat]) -> dict[str, str]:
    """Return whom the form of the report asks for, by which recipient each is."""
    found: dict[str, str] = {}
    copies = pack.report.council_form.copies
    alone = POLICING if any(one.to == TO_POLICING for one in copies) else ()
    bodies = [seat.authority for seat in seats if seat.sits_as not in alone]
    for one in copies:
        if one.to == TO_AUTHORITIES:
            found.update({f"authority-{body.key}": body.name for body in bodies})
        else:
            found[f"copy-{one.name}"] = one.label
    return found


def _had(pack: Pack, sendings: Sequence[Sending]) -> dict[str, tuple[str, str]]:
    """Return who was sent an earlier version, and so has to have this one."""
    return {one.to: (one.recipient, HAD) for one in sendings if one.pack_id != pack.pk}


def _is_held(seat: Seat, day: date) -> bool:
    return seat.starts_on <= day and (seat.ends_on is None or day <= seat.ends_on)

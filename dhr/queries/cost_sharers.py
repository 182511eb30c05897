"""Who shares a cost under a version of an agreement, on its day: worked out from the seats that there were."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from csp.kernel import day_words
from csp.kernel.cost_shares import CannotShare, Concerns, Sharer
from csp.models import Partnership, Reader, Seat
from dhr.models import AgreementVersion
from dhr.models.seats_apart import told_apart
from dhr.queries.cost_agreements import covered, places_of

NAMED = AgreementVersion.Basis.NAMED


class HoldsNoMore(CannotShare):
    """An agreement is not for this partnership any more, or names a partner that sits at none of its tables.

    Which partnership is part of which group has no days, so costs that are shared already stay as they are.
    """

    def __init__(self, sentence: str) -> None:
        """Hold the sentence."""
        super().__init__(sentence, Concerns.SHARERS)


def sharers_of(
    reader: Reader, *, version: AgreementVersion, partnership: Partnership, day: date
) -> tuple[Sharer, ...]:
    """Return who shares a cost of a partnership's review on a day, in the agreed order.

    Raises CannotShare when somebody who is named has no seat on that day.
    """
    found = sharers_on(reader, version=version, partnership=partnership, days=[day])[day]
    if isinstance(found, CannotShare):
        raise found
    return found


def sharers_on(
    reader: Reader, *, version: AgreementVersion, partnership: Partnership, days: Iterable[date]
) -> dict[date, tuple[Sharer, ...] | CannotShare]:
    """Return who shares costs of a partnership's reviews on each of some days, or why they can't be shared.

    It asks for the seats once.
    """
    agreement = version.agreement
    if agreement.partnership_id not in {partnership.pk, partnership.parent_id}:
        return dict.fromkeys(days, HoldsNoMore(f"“{agreement}” does not hold for {partnership} any more."))
    seats = _seats(reader, version=version)
    here = [one for one in seats if one.partnership_id == partnership.pk]
    found: dict[date, tuple[Sharer, ...] | CannotShare] = {}
    for day in days:
        try:
            found[day] = _on(seats if version.basis == NAMED else here, version=version, day=day)
        except CannotShare as refusal:
            found[day] = refusal
    return found


def sharers_everywhere(
    reader: Reader, *, version: AgreementVersion, day: date
) -> Mapping[Partnership, tuple[Sharer, ...]]:
    """Return who shares a cost of a day, for the reviews of each partnership that an agreement holds for.

    It asks for the seats of all of them at once. Raises CannotShare when somebody who is named has no seat then.
    """
    places, seats = covered(reader, agreement=version.agreement), _seats(reader, version=version)
    if version.basis == NAMED:
        return dict.fromkeys(places, _on(seats, version=version, day=day))
    there: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        there[seat.partnership_id].append(seat)
    return {one: _on(there[one.pk], version=version, day=day) for one in places}


def _seats(reader: Reader, *, version: AgreementVersion) -> list[Seat]:
    """Return every seat that a version can be about, ended ones too, by the names of their bodies."""
    seats = Seat.objects.filter(partnership__in=places_of(reader, agreement=version.agreement))
    found = seats.select_related("authority", "partnership")
    return list(found.order_by("authority__name_order", "sits_as", "key"))


def _on(seats: Sequence[Seat], *, version: AgreementVersion, day: date) -> tuple[Sharer, ...]:
    if version.basis == NAMED:
        return _named(seats, version=version, day=day)
    here = [one for one in seats if _holds(one, day) and one.standing == Seat.Standing.RESPONSIBLE]
    if version.counts == AgreementVersion.Counts.SEATS:
        return tuple(Sharer(one.key, str(one)) for one in here)
    bodies: dict[int, Sharer] = {}
    for one in here:
        bodies.setdefault(one.authority_id, Sharer(one.key, one.authority.name))
    return tuple(bodies.values())


def _named(seats: Iterable[Seat], *, version: AgreementVersion, day: date) -> tuple[Sharer, ...]:
    found = {one.key: one for one in seats}
    if away := [key for key in version.partners if key not in found]:
        raise HoldsNoMore(f"{_called(away[0])} can’t be found. Start a version of the agreement without it.")
    in_order = [found[key] for key in version.partners]
    names = told_apart(in_order)
    for one in in_order:
        if not _holds(one, day):
            without = f"{names[one.key]} has no seat on {day_words.plain(day)}."
            raise CannotShare(f"{without} Start a version of the agreement without it.", Concerns.SHARERS)
    return tuple(Sharer(one.key, names[one.key]) for one in in_order)


def _called(key: str) -> str:
    """Return the name of a partner whose partnership left the group: which body it is is no secret."""
    seat = Seat.objects.select_related("authority").filter(key=key).first()
    return f"{seat}, which the agreement names," if seat else "A partner that the agreement names"


def _holds(seat: Seat, day: date) -> bool:
    return seat.starts_on <= day and (seat.ends_on is None or seat.ends_on >= day)

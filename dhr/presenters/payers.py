"""Who pays for a review today: each partner, with those whose place it has taken."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from csp.kernel.listing import listed
from csp.models import Reader
from dhr.models import Review
from dhr.models.seats_apart import told_apart
from dhr.queries import charges
from dhr.queries.payers import payers_of

Amounts = Mapping[int, Mapping[tuple[str, int], int]]  # pence by seat (an id), type of cost and year


@dataclass(frozen=True)
class Payer:
    """A partner that pays: ``seats`` (ids) are its own, and those whose place it has taken."""

    name: str
    seats: frozenset[int]

    def sum_of(self, amounts: Amounts) -> int:
        """Return what the amounts of its seats come to, in pence."""
        return sum(sum(by_type.values()) for seat, by_type in amounts.items() if seat in self.seats)


@dataclass(frozen=True)
class Payers:
    """Who pays, by the names of their bodies; ``called`` says what each seat (an id) is called."""

    each: list[Payer]
    called: Mapping[int, str]


def payers_among(reader: Reader, *, review: Review, ids: Collection[int]) -> Payers:
    """Return who pays today for the seats (ids) that bear costs of a review or were asked for some."""
    instead = payers_of(review.partnership, today=reader.today)
    seats = charges.seats_with_ids(reader, review=review, ids={*ids, *(instead.get(one, one) for one in ids)})
    names = told_apart(seats)
    called = {one.pk: names[one.key] for one in seats}
    each = []
    for seat, name in called.items():
        before = {one: words for one, words in called.items() if instead.get(one) == seat}
        if seat not in instead:
            in_place_of = f", in place of {listed(list(before.values()))}" if before else ""
            each.append(Payer(f"{name}{in_place_of}", frozenset({seat, *before})))
    return Payers(each, called)

"""The page of what partners are asked for a review: partner by partner, how late they are, and the charges."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csp.kernel.ageing import by_band
from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import Charge, CostLine, Review
from dhr.presenters.charges import ChargeRow, left_of, paid_by_charge
from dhr.presenters.payers import Amounts, Payer, payers_among
from dhr.queries import charges

ALTOGETHER = "Altogether"
ESTIMATE, ACTUAL = CostLine.Kind.ESTIMATE, CostLine.Kind.ACTUAL


@dataclass(frozen=True)
class PartnerLine:
    """What one partner bears of what it has cost, was asked for, has paid, was let off, and owes; or all of them."""

    name: str
    borne: str
    asked: str
    paid: str
    written_off: str
    owed: str


@dataclass(frozen=True)
class ChargesPage:
    """What the page shows; ``ages`` is (how late, how much), which makes ``owed``."""

    partners: list[PartnerLine]
    total: PartnerLine
    has_written_off: bool
    rows: list[ChargeRow]
    drafts: int
    ages: list[tuple[str, str]]
    owed: str
    to_give_back: str


@dataclass(frozen=True)
class Standing:
    """What one partner would bear of the estimate and bears of what it has cost, and was asked for."""

    name: str
    estimated: str
    actual: str
    asked: str


def charges_of(reader: Reader, *, review: Review) -> ChargesPage:
    """Return what partners are asked for a review."""
    found = charges.of_review(reader, review=review)
    paid = paid_by_charge(reader, found=found)
    borne = charges.borne(reader, review=review, kind=ACTUAL)
    payers = payers_among(reader, review=review, ids={*borne, *(one.seat_id for one in found)})
    sent = [one for one in found if not one.is_draft]
    lines = [(one.name, _amounts_of(one, borne, sent, paid)) for one in payers.each]
    owed = [(one, left_of(one, paid=paid[one.pk])) for one in sent]
    late = by_band(((one.due_on, left) for one, left in owed if left > 0 and one.due_on), reader.today)
    return ChargesPage(
        partners=[_written(name, amounts) for name, amounts in lines],
        total=_written(ALTOGETHER, [sum(column) for column in zip(*(one for _, one in lines), strict=True)]),
        has_written_off=any(one.state == Charge.State.WRITTEN_OFF for one in sent),
        rows=[
            ChargeRow.of(one, partner=payers.called[one.seat_id], paid=paid[one.pk], today=reader.today)
            for one in found
        ],
        drafts=len(found) - len(sent),
        ages=[(words, pounds(pence)) for words, pence in late.items()] if sent else [],
        owed=pounds(sum(late.values())),
        to_give_back=_unless_nothing(-sum(left for _, left in owed if left < 0)),
    )


def standing_of(reader: Reader, *, review: Review) -> list[Standing]:
    """Return where each partner stands before charges are drawn up."""
    found = [charges.borne(reader, review=review, kind=kind) for kind in (ESTIMATE, ACTUAL)]
    found.append(charges.asked_so_far(reader, review=review))
    payers = payers_among(reader, review=review, ids={seat for amounts in found for seat in amounts})
    return [
        Standing(one.name, *(_unless_nothing(one.sum_of(amounts)) for amounts in found))
        for one in payers.each
    ]


def _amounts_of(payer: Payer, borne: Amounts, sent: Sequence[Charge], paid: Mapping[int, int]) -> list[int]:
    mine = [one for one in sent if one.seat_id in payer.seats]
    off = [one for one in mine if one.state == Charge.State.WRITTEN_OFF]
    return [
        payer.sum_of(borne),
        sum(one.total for one in mine),
        sum(paid[one.pk] for one in mine),
        sum(one.total - paid[one.pk] for one in off),
        sum(left_of(one, paid=paid[one.pk]) for one in mine),
    ]


def _written(name: str, amounts: Iterable[int]) -> PartnerLine:
    written = [pounds(one) for one in amounts] or [""] * 5
    return PartnerLine(name, *written)


def _unless_nothing(pence: int) -> str:
    return pounds(pence) if pence else ""

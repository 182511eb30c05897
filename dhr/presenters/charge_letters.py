"""What goes to a partner about a charge: a letter and a message. Neither says anything of the review."""

from collections.abc import Sequence
from dataclasses import dataclass

from csp.kernel import day_words
from csp.kernel.letter import Letter
from csp.kernel.mailto import mailto
from csp.kernel.pence import pounds
from csp.kernel.report import Column, PlainTable
from dhr.models import Charge, ChargeLine, PartnerAccount
from dhr.presenters.charges import lines_of

COLUMNS = (Column("Type of cost"), Column("Financial year"), Column("Amount", is_number=True))


@dataclass(frozen=True)
class ChargeMessage:
    """The words that go with the letter, and the address that opens them in a mail program, where one is known."""

    text: str
    mailto: str


def title_of(charge: Charge) -> str:
    """Return what the letter is called: it tells the charge by its number."""
    return f"{'Credit note' if charge.is_credit else 'Request for payment'} {charge.reference}"


def name_of(charge: Charge) -> str:
    """Return the name of the file: vale-charge-2026-0014.pdf."""
    return f"{charge.asked_by.slug}-charge-{charge.reference}.pdf"


def letter_of(charge: Charge, *, lines: Sequence[ChargeLine]) -> Letter:
    """Return the letter of a charge that was sent, of what stood on it then."""
    sign = -1 if charge.is_credit else 1
    rows = tuple((kind, year, amount) for year, kind, amount in lines_of(lines, sign=sign))
    total = ("To give back" if charge.is_credit else "To pay", "", pounds(sign * charge.total))
    caption = "What is given back" if charge.is_credit else "What is asked for"
    return Letter(
        title=title_of(charge),
        sender=str(charge.asked_by),
        to=(charge.contact, str(charge.seat), *charge.address.splitlines()),
        facts=_facts(charge),
        before=_before(charge),
        table=PlainTable("lines", caption, COLUMNS, rows, total),
        after=_after(charge),
        brand_colour=charge.asked_by.brand_colour,
    )


def message_of(charge: Charge, *, account: PartnerAccount | None) -> ChargeMessage:
    """Return the words of a message to the partner about a charge that was sent."""
    how_much = pounds(abs(charge.total))
    if charge.is_credit:
        said = f"Attached is credit note {charge.reference}. {charge.asked_by} gives back {how_much}."
    else:
        due = day_words.plain(charge.due_on)
        said = f"Attached is charge {charge.reference} for {how_much}, to be paid by {due}."
    quoted = [f"Your purchase order: {charge.purchase_order}"] if charge.purchase_order else []
    quoted += [f"Your budget code: {charge.budget_code}"] if charge.budget_code else []
    parts = [f"To {charge.contact}", said, "\n".join(quoted), _quote(charge), str(charge.asked_by)]
    text = "\n\n".join(filter(None, parts))
    subject = f"{title_of(charge)} from {charge.asked_by}"
    if account is None or not account.email:
        return ChargeMessage(text, "")
    address, _ = mailto(account.email, subject=subject, text=text)
    return ChargeMessage(text, address)


def _facts(charge: Charge) -> tuple[tuple[str, str], ...]:
    found = (
        ("Number", charge.reference),
        ("Date", day_words.plain(charge.sent_on)),
        ("To be paid by", "" if charge.is_credit else day_words.plain(charge.due_on)),
        ("Your purchase order", charge.purchase_order),
        ("Your budget code", charge.budget_code),
    )
    return tuple(one for one in found if one[1])


def _before(charge: Charge) -> tuple[str, ...]:
    how_much = pounds(abs(charge.total))
    if charge.is_credit:
        given = (
            f"You were asked for {how_much} more than your share of the costs that the partnership’s members bear "
            "together. This is given back to you."
        )
        return (given,)
    asked = (
        f"Please pay {how_much} by {day_words.long(charge.due_on)}. It is your share of costs that the partnership’s "
        "members bear together, by the agreement between them, less what you were asked for before."
    )
    return (asked,)


def _after(charge: Charge) -> tuple[str, ...]:
    write = charge.asked_by.contact_email
    found = [_quote(charge), f"Questions about it: {write}" if write else ""]
    return tuple(filter(None, found))


def _quote(charge: Charge) -> str:
    if charge.is_credit:
        return f"Quote the number {charge.reference} when you write about it."
    return f"Quote the number {charge.reference} when you pay and when you write about it."

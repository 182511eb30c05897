"""Tell what the demonstration's partners were asked to pay for one review, and what became of it."""

from datetime import datetime

from csp.demonstration.load import Cast, moment
from csp.models import Reader
from dhr.demonstration.costs import KEEPER, april
from dhr.models import Charge, Review
from dhr.queries import charges, reviews
from dhr.services.charges import ChargeAnswers, draw_up, send_charge
from dhr.services.partner_accounts import AccountAnswers, set_account
from dhr.services.payments import PaymentAnswers, note_agreed, note_invoiced, note_payment, write_off

REVIEW, COORDINATOR = "Linen Compass", "wenna.tregale@vale.example"
KNOWN_AGO, DRAWN_AGO, TRUED_UP_AGO = 220, 100, 20  # days
HALF = ChargeAnswers(Charge.Basis.ESTIMATE, basis_points=5_000)
SO_FAR = ChargeAnswers(Charge.Basis.ACTUAL)
# Whom charges go to, by the code of the body: nobody has said it of the probation service.
ACCOUNTS = {
    "mcc": ("Accounts payable", "accounts", "County Hall\nMarsh Street", "PO 66120", "CS-204"),
    "vdc": ("Management accounts", "finance", "Town Hall\nVale", "", "7731-02"),
    "pol": ("Office of the chief finance officer", "finance", "Constabulary headquarters", "", ""),
    "fire": ("Finance team", "finance", "Fire and rescue headquarters", "", "FR 18"),
    "icb": ("Shared financial services", "invoices", "", "PO 8804", ""),
}
SENT_AGO = {"mcc": 98, "pol": 98, "fire": 98, "icb": 70, "vdc": 21}


def load(cast: Cast) -> None:
    """Say whom charges go to, ask for half of the estimate, note what became of it, and draw up what is different."""
    _say_whom(cast)
    by, now = _at(cast, DRAWN_AGO)
    review = reviews.open_to(by).get(code_name=REVIEW)
    drawn = {one.seat_id: one for one in draw_up(review=review, answers=HALF, by=by, now=now)}
    sent = {}
    for code, ago in SENT_AGO.items():
        draft, (by, now) = drawn[cast.seats[code].pk], _at(cast, ago)
        sent[code] = send_charge(key=draft.key, version=draft.version, by=by, now=now)
    _follow_up(cast, sent)
    _true_up(cast, review)


def _say_whom(cast: Cast) -> None:
    ago = _ago(cast, KNOWN_AGO)
    by, now = cast.reader(KEEPER, ago=ago), moment(cast.day(-ago))
    for code, (contact, mailbox, address, order, budget) in ACCOUNTS.items():
        answers = AccountAnswers(contact, f"{mailbox}@{code}.example", address, order, budget)
        seat = cast.seats[code]
        set_account(partnership=cast.partnership, seat=seat, version=0, answers=answers, by=by, now=now)


def _follow_up(cast: Cast, sent: dict[str, Charge]) -> None:
    """One pays in whole, one in part, one is late with an invoice, one is written off, one only got it."""
    _pay(cast, sent["pol"], sent["pol"].total, ago=80, reference="BACS 0917")
    by, now = _at(cast, 90)
    county = _as_it_is(by, sent["mcc"])
    note_agreed(key=county.key, version=county.version, agreed_on=by.today, by=by, now=now)
    _pay(cast, county, 100_000, ago=64, reference="BACS 1031")
    by, now = _at(cast, 66)
    board = _as_it_is(by, sent["icb"])
    note_invoiced(
        key=board.key, version=board.version, invoiced_on=by.today, invoice="VDC 20871", by=by, now=now
    )
    by, now = _at(cast, 30)
    why = "It could not pay this in its first year; the board agreed that the district council bears it"
    write_off(key=sent["fire"].key, version=sent["fire"].version, why=why, by=by, now=now)


def _true_up(cast: Cast, review: Review) -> None:
    by, now = _at(cast, TRUED_UP_AGO)
    draw_up(review=review, answers=SO_FAR, by=by, now=now)


def _pay(cast: Cast, charge: Charge, pence: int, *, ago: int, reference: str) -> None:
    by, now = _at(cast, ago)
    answers = PaymentAnswers(pence, by.today, reference)
    version = _as_it_is(by, charge).version
    note_payment(key=charge.key, version=version, answers=answers, by=by, now=now)


def _as_it_is(by: Reader, charge: Charge) -> Charge:
    return charges.open_to(by).get(pk=charge.pk)


def _at(cast: Cast, ago: int) -> tuple[Reader, datetime]:
    ago = _ago(cast, ago)
    return cast.reader(COORDINATOR, ago=ago), moment(cast.day(-ago))


def _ago(cast: Cast, ago: int) -> int:
    """Return how many days ago it was, but not before the first day of the agreement."""
    return min(ago, (cast.today - april(cast.today)).days)

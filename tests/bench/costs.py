"""A hundred reviews with their costs, who pays what of them, and what one partner was asked for."""

from datetime import date, timedelta

from allauth.mfa.models import Authenticator

from csp.kernel.measures.periods import period_of
from csp.models import Circle, CircleMember
from dhr.models import (
    Charge,
    ChargeLine,
    CostLine,
    CostShare,
    CostType,
    Part,
    Payment,
    Review,
    Statement,
    StatementReader,
)
from tests.bench.tables import AGREED, TODAY, Table, put
from tests.bench.words import Words

PAYING = "paying"
TYPES = [CostType.CHAIR, CostType.AUTHOR, CostType.ADVOCACY, CostType.TRAVEL]


def charge_for_reviews(words: Words, table: Table, *, reviews: int, costs: int) -> None:
    """So many reviews and costs of each, shared by every seat; the first officer reads the statement of theirs."""
    opened = _open(words, table, reviews)
    lines = [_cost(words, review, place) for review in opened for place in range(costs)]
    put(words, lines)
    shares = [
        CostShare(line=line, place=place, seat=seat, pence=line.cost // len(table.seats))
        for line in lines
        for place, seat in enumerate(table.seats)
    ]
    CostShare.objects.bulk_create(shares, batch_size=500)
    _charge(words, table, opened, lines)
    _let_read(words, table)


def _open(words: Words, table: Table, number: int) -> list[Review]:
    circles = iter(put(words, [Circle(partnership=table.partnership) for _ in range(number * len(Part))]))
    opened = []
    for place in range(number):
        review = Review(
            partnership=table.partnership,
            code_name=f"Number {place}",
            kind=Review.Kind.DOMESTIC_HOMICIDE,
            died_year=AGREED.year,
            died_month=AGREED.month,
            notified_on=AGREED + timedelta(days=place),
            notified_from=Review.Source.POLICE,
            in_writing=True,
        )
        for part in Part:
            setattr(review, part, next(circles))
        opened.append(review)
    return put(words, opened)


def _cost(words: Words, review: Review, place: int) -> CostLine:
    return CostLine(
        review=review,
        number=place + 1,
        kind=CostLine.Kind.ACTUAL,
        cost_type=TYPES[place % len(TYPES)],
        what=words.title()[:160],
        cost_on=AGREED + timedelta(days=words.chance.randrange(300)),
        net=words.chance.randrange(1_000, 200_000),
        chosen_why="The council bears it",
    )


def _charge(words: Words, table: Table, reviews: list[Review], lines: list[CostLine]) -> None:
    """A charge of each review for each seat, half of them paid."""
    year = period_of("year", TODAY).starts_on.year
    parts: dict[int, dict[tuple[str, int], int]] = {one.pk: {} for one in reviews}
    for line in lines:
        amounts, what = parts[line.review_id], (line.cost_type, line.year.starts_on.year)
        amounts[what] = amounts.get(what, 0) + line.cost // len(table.seats)
    charges = [
        Charge(
            review=review,
            asked_by=table.partnership,
            seat=seat,
            basis=Charge.Basis.ACTUAL,
            total=sum(parts[review.pk].values()),
            state=Charge.State.SENT,
            contact="The finance team",
            sent_on=_sent(number),
            due_on=_sent(number) + timedelta(days=30),
            year=year,
            number=number * len(table.seats) + place + 1,
        )
        for number, review in enumerate(reviews)
        for place, seat in enumerate(table.seats)
    ]
    put(words, charges)
    ChargeLine.objects.bulk_create(
        [
            ChargeLine(charge=one, cost_type=cost_type, year=of, pence=pence)
            for one in charges
            for (cost_type, of), pence in parts[one.review_id].items()
        ],
        batch_size=500,
    )
    put(words, [Payment(charge=one, paid_on=TODAY, pence=one.total) for one in charges[::2]])


def _sent(number: int) -> date:
    return TODAY - timedelta(days=200 - number)


def _let_read(words: Words, table: Table) -> None:
    person, seat = table.people[0]
    (circle,) = put(words, [Circle(partnership=table.partnership)])
    place = CircleMember.objects.create(circle=circle, person=person, starts_on=AGREED)
    (statement,) = put(words, [Statement(partnership=table.partnership, seat=seat, readers_circle=circle)])
    put(words, [StatementReader(statement=statement, person=person, place=place, starts_on=AGREED)])
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "not a secret"})

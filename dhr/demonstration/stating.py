"""Tell who of the demonstration's partners reads its statement, which year is locked, and the budgets for reviews."""

from csp.demonstration.load import Cast, moment
from dhr.demonstration.costs import KEEPER, april
from dhr.services.budgets import set_budget
from dhr.services.statements import let_read, open_statement
from dhr.services.year_locks import lock_year

BODY, READER = "icb", "leila.moss@marshland-icb.example"
LET_IN_AGO, LOCKED_AGO = 60, 150  # days
BUDGETS = {-1: 1_500_000, 0: 2_400_000, 1: 2_400_000}  # pence, by years from this one


def load(cast: Cast) -> None:
    """Let the lead of a partner that has not paid read its statement, lock the year before the last, set budgets."""
    by, now = cast.reader(KEEPER, ago=LET_IN_AGO), moment(cast.day(-LET_IN_AGO))
    statement = open_statement(partnership=cast.partnership, seat=cast.seats[BODY], by=by, now=now)
    person = cast.people[READER]
    let_read(statement=statement, person=person, starts_on=by.today, ends_on=None, by=by, now=now)
    by, now = cast.reader(KEEPER, ago=LOCKED_AGO), moment(cast.day(-LOCKED_AGO))
    year = april(cast.today).year - 2
    lock_year(partnership=cast.partnership, year=year, by=by, now=now)
    for ahead, pence in BUDGETS.items():
        year = april(cast.today).year + ahead
        set_budget(partnership=cast.partnership, year=year, version=0, pence=pence, by=by, now=now)

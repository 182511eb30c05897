"""Tell who of the demonstration's partners reads its statement, and which financial year is locked."""

from csp.demonstration.load import Cast, moment
from dhr.demonstration.costs import KEEPER, april
from dhr.services.statements import let_read, open_statement
from dhr.services.year_locks import lock_year

BODY, READER = "icb", "leila.moss@marshland-icb.example"
LET_IN_AGO, LOCKED_AGO = 60, 150  # days


def load(cast: Cast) -> None:
    """Let the lead of a partner that has not paid read its statement, and lock the year before the last."""
    by, now = cast.reader(KEEPER, ago=LET_IN_AGO), moment(cast.day(-LET_IN_AGO))
    statement = open_statement(partnership=cast.partnership, seat=cast.seats[BODY], by=by, now=now)
    person = cast.people[READER]
    let_read(statement=statement, person=person, starts_on=by.today, ends_on=None, by=by, now=now)
    by, now = cast.reader(KEEPER, ago=LOCKED_AGO), moment(cast.day(-LOCKED_AGO))
    year = april(cast.today).year - 2
    lock_year(partnership=cast.partnership, year=year, by=by, now=now)

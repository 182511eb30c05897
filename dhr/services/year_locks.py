"""Lock the costs of reviews in a financial year once its accounts are closed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.models import Partnership, Reader
from csp.queries.partnerships import make_others_wait
from dhr.models import YearLock
from dhr.models.cost_verb import CostVerb
from dhr.models.year_lock import years_over
from dhr.policies.year_locks import may_lock
from dhr.queries import year_locks

NOT_OVER = "A year is locked once it is over. Choose a financial year that ended before today"


@transaction.atomic
def lock_year(*, partnership: Partnership, year: int, by: Reader, now: datetime) -> YearLock:
    """Lock the financial year that begins in April of a year, and all years before it; locked twice is once.

    Raises PermissionDenied, and ValidationError for a year that is not over.
    """
    may_lock(by, partnership).require()
    if year not in {one.starts_on.year for one in years_over(by.today)}:
        raise ValidationError({"year": NOT_OVER})
    make_others_wait(partnership.pk)
    there = year_locks.open_to(by).filter(partnership=partnership, year__gte=year).first()
    if there:
        return there
    lock = YearLock(partnership=partnership, year=year, locked_on=by.today)
    audit.save(lock, by=by, why=CostVerb.YEAR_LOCKED, now=now)
    return lock

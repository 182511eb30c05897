"""How a partnership runs its reviews, and how that came about."""

from typing import Any

from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.queries.partnerships import make_others_wait
from dhr.models import ReviewRules


def rules_of(reader: Reader, *, partnership: Partnership, to_change: bool = False) -> ReviewRules:
    """Return the partnership's rules; what every partnership begins with, when it has none of its own yet.

    With ``to_change``, whoever else wants to change them waits until this transaction ends.
    """
    if to_change:  # the partnership's row is there even when that of the rules isn't
        make_others_wait(partnership.pk)
    mine = reader.partnerships_with(Permission.ENTER)
    found = ReviewRules.objects.filter(partnership=partnership, partnership__in=mine).first()
    return found or ReviewRules(partnership=partnership)


def versions_of(reader: Reader, *, partnership: Partnership) -> list[Any]:
    """Return the rules as they stood before anybody changed them and after each save, oldest first."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    saved = ReviewRules.history.filter(partnership=partnership, partnership__in=mine)
    first = ReviewRules(partnership=partnership)
    return [first, *saved.select_related("history_user").order_by("history_date", "history_id")]

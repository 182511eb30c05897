"""How people of a partnership sign in, and how that came about."""

from typing import Any

from csp.models import Partnership, Reader, SignInPolicy
from csp.permissions import Permission
from csp.queries.partnerships import make_others_wait


def sign_in_policy_of(reader: Reader, *, partnership: Partnership, to_change: bool = False) -> SignInPolicy:
    """Return the partnership's policy; what every partnership begins with, when it has none of its own yet.

    With ``to_change``, whoever else wants to change it waits until this transaction ends.
    """
    if to_change:  # the partnership's row is there even when the policy's isn't
        make_others_wait(partnership.pk)
    mine = reader.partnerships_with(Permission.ENTER)
    found = SignInPolicy.objects.filter(partnership=partnership, partnership__in=mine).first()
    return found or SignInPolicy(partnership=partnership)


def versions_of_sign_in_policy(reader: Reader, *, partnership: Partnership) -> list[Any]:
    """Return the policy as it stood before anybody changed it and after each save, oldest first."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    saved = SignInPolicy.history.filter(partnership=partnership, partnership__in=mine)
    first = SignInPolicy(partnership=partnership)
    return [first, *saved.select_related("history_user").order_by("history_date", "history_id")]

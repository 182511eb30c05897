"""Who may say what a legal body is called, and who sits at a table."""

from datetime import date

from csp.kernel import day_words
from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Authority, Partnership, Reader
from csp.permissions import Permission
from csp.queries.authorities import partnerships_that_seat


def may_set_the_table(reader: Reader, partnership: Partnership) -> Decision:
    """An administrator says who sits at the partnership's table."""
    return reader.may(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk)


def may_edit(reader: Reader, authority: Authority, *, partnership: Partnership) -> Decision:
    """An administrator names a body that sits nowhere else, or only where they are administrator too."""
    allowed = may_set_the_table(reader, partnership)
    if not allowed:
        return allowed
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    if not set(partnerships_that_seat(reader, authority=authority)) <= set(mine):
        return refuse(
            f"{authority.name} has a seat in another partnership too. "
            "Only an administrator of every partnership where it sits can change its names and kind."
        )
    return ALLOW


def may_follow(body: Authority, successor: Authority, *, day: date) -> Decision:
    """A body is replaced once, by another that it did not itself replace."""
    if body.pk == successor.pk:
        return refuse("An authority can’t replace itself.")
    if body.successor and (body.successor_id, body.replaced_on) != (successor.pk, day):
        return refuse(
            f"{body.name} is recorded as replaced by {body.successor.name} "
            f"on {day_words.plain(body.replaced_on)}."
        )
    if body.pk in _what_follows(successor):
        return refuse(f"{successor.name} was itself replaced by {body.name}.")
    return ALLOW


def _what_follows(authority: Authority) -> set[int]:
    """Return the ids of what replaced a body, what replaced that, and so on."""
    found: set[int] = set()
    while (after := authority.successor) and after.pk not in found:
        found.add(after.pk)
        authority = after
    return found

"""What milestones ask of a person: those of the actions they hold that are late or due soon."""

from collections.abc import Iterator

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask
from plans.models import Milestone
from plans.presenters.addresses import action_address
from plans.presenters.work import SOON
from plans.queries.milestones import missing_of


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each milestone that is late or due soon, by the rules of the daily e-mail."""
    if not reader.holds(Permission.UPDATE_GIVE_OWN, partnership=partnership.pk):
        return
    address = action_address(partnership, page="milestone-reach")
    for one in missing_of(reader, partnership=partnership, until=reader.today + SOON):
        is_late = one.is_late(reader.today)
        yield Ask(
            title=f"Reach “{one}”",
            url=address.format(one.key),
            why=f"A milestone of {one.action}. {_when(one, is_late=is_late)}",
            verb="Mark as reached",
            due_on=one.due_on,
            is_late=is_late,
        )


def _when(one: Milestone, *, is_late: bool) -> str:
    if is_late:
        return f"Due {day_words.plain(one.due_on)} and not marked as reached."
    return f"Due {day_words.long(one.due_on)}."

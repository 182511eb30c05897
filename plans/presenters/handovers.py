"""Actions as they are handed over: on the page that passes them on, and on the first page of whoever has them now."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.safestring import mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from csp.models import Partnership, Person, Reader
from csp.web.handovers import Desk, Item, Received
from plans.models import Action, Handover
from plans.policies.handovers import RESTRICTED_STAYS, may_pass_on
from plans.presenters.addresses import action_address
from plans.presenters.scheme import Scheme
from plans.queries import handovers
from plans.queries.plans import scheme_of

KIND = "plans.action"
NAMED_FROM_OUTSIDE = (
    "This is a restricted action. Somebody who is not in its circle sees it by itself, with your note and without "
    "the plan. Write the note for their eyes."
)


def desk_of(reader: Reader, *, partnership: Partnership, person: Person) -> Desk:
    """Return the open actions that name somebody and that the reader may pass on, and what is said of others."""
    found = list(handovers.held(reader, partnership=partnership, person=person))
    passable = [action for action in found if may_pass_on(reader, action)]
    scheme = Scheme.of(scheme_of(reader, partnership=partnership)) if passable else Scheme({})
    address = action_address(partnership)
    return Desk(
        [_item(action, address.format(action.key), scheme, reader) for action in passable],
        list(_remarks(reader, partnership, person, found)),
    )


def received_by(reader: Reader, *, partnership: Partnership) -> Iterator[Received]:
    """Yield the actions that were handed over to the reader; one they see by itself is called restricted."""
    found = list(handovers.received(reader, partnership=partnership))
    is_any_restricted = any(one.circle_id for one in found)
    apart = handovers.apart(reader, partnership=partnership) if is_any_restricted else set()
    whole, by_itself = action_address(partnership), action_address(partnership, page="action-restricted")
    for one in found:
        is_apart = one.action_id in apart
        yield Received(
            key=one.key,
            reference="" if is_apart else one.action.reference,
            title="Restricted action" if is_apart else one.action.title,
            url=(by_itself if is_apart else whole).format(one.action.key),
            due=day_words.plain(one.action.due_on),
            is_late=one.action.is_late(reader.today),
            whence=whence(one),
            note=mark_safe(to_html(one.note)),  # noqa: S308  (to_html has cleaned what was written)
        )


def whence(handover: Handover) -> str:
    """Return from whom something came, when, and by whose hand if it was another's."""
    day = day_words.plain(timezone.localdate(handover.made_at))
    if handover.made_by_id == handover.from_person_id:
        return f"from {handover.from_person.name} on {day}"
    return f"from {handover.from_person.name}, by {handover.made_by.name} on {day}"


def _item(action: Action, url: str, scheme: Scheme, reader: Reader) -> Item:
    return Item(
        kind=KIND,
        key=action.key,
        version=action.version,
        called="action",
        reference=action.reference,
        title=action.title,
        url=url,
        due=f"Due {day_words.plain(action.due_on)}" if action.due_on else "No due date",
        is_late=action.is_late(reader.today),
        status=scheme.tag(action.status_id),
        warning=NAMED_FROM_OUTSIDE if action.circle_id else "",
    )


def _remarks(reader: Reader, partnership: Partnership, person: Person, found: list[Action]) -> Iterator[str]:
    """Yield what is to be said of the actions that stay: of restricted ones to their holder alone."""
    is_own = person.pk == reader.person_id
    staying = [action for action in found if not may_pass_on(reader, action)]
    others = sum(1 for action in staying if action.circle_id is None)
    if is_own and (len(staying) > others or handovers.is_named_from_outside(reader, partnership=partnership)):
        yield RESTRICTED_STAYS
    if others:
        actions = "1 more open action names" if others == 1 else f"{others} more open actions name"
        yield (
            f"{actions} {person.name} and {'is' if others == 1 else 'are'} led by other authorities. "
            "The lead of each, or the coordinator, can hand them over."
        )

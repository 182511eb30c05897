"""What the plans ask of a person, and which actions they hold."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask, Holding
from plans.models import Action, Plan, Status
from plans.models.wanted import Wanted, wanted_of
from plans.presenters.addresses import action_address
from plans.presenters.plan_page import list_url
from plans.presenters.round_work import asked_in_rounds, asks_apart, asks_of_rounds
from plans.presenters.scheme import Scheme
from plans.queries.actions import HERE, complete_and_not_closed, held_by
from plans.queries.counting import plans_that_count_any
from plans.queries.plans import not_closed, scheme_of
from plans.queries.reports import asked_apart
from plans.queries.tally import tally_of

SOON = timedelta(days=28)


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each action the reader should report on, and for each worry a coordinator should see to."""
    if reader.holds(Permission.UPDATE_GIVE_OWN, partnership=partnership.pk):
        asked = asked_in_rounds(reader, partnership=partnership)
        apart = list(asked_apart(reader, partnership=partnership).values())
        yield from asks_of_rounds(asked, reader)
        yield from asks_apart(apart, reader, partnership=partnership)
        yield from _updates_due(reader, partnership, but={ask.action_id for ask in [*asked, *apart]})
    if reader.may_come_in(Permission.ACTION_EDIT, partnership=partnership.pk):
        mixed = plans_that_count_any(reader, partnership=partnership)
        for plan in _run_by(reader, partnership):
            yield from _worries(reader, plan, own=f"&home={HERE}" if plan.pk in mixed else "")


def _run_by(reader: Reader, partnership: Partnership) -> Iterator[Plan]:
    """Give the plans whose worries are the reader's: a coordinator's all, of others those they run."""
    for plan in not_closed(reader, partnership=partnership):
        if reader.holds(Permission.ACTION_EDIT, partnership=partnership.pk, circle=plan.circle_id):
            yield plan


def holdings_of(reader: Reader, *, partnership: Partnership) -> Iterator[Holding]:
    """Yield the open actions that name the reader, soonest first; restricted ones last."""
    held = list(_held(reader, partnership))
    scheme = Scheme.of(scheme_of(reader, partnership=partnership)) if held else Scheme({})
    for action, page, is_apart in held:
        yield Holding(
            reference="" if is_apart else action.reference,
            title="Restricted action" if is_apart else action.title,
            url=page,
            due=day_words.short(action.due_on) or ("" if is_apart else action.timescale) or "No date",
            is_late=action.is_late(reader.today),
            reported=day_words.short(action.reported_on) or "Not yet",
            status=scheme.tag(action.status_id),
        )


def _updates_due(reader: Reader, partnership: Partnership, *, but: Collection[int]) -> Iterator[Ask]:
    """Yield what is due of the actions that the reader holds, but for those (ids) that an open round asks about."""
    for action, page, is_apart in _held(reader, partnership):
        why = "" if action.pk in but else _why(action, reader)
        if why:
            yield Ask(
                title="Update a restricted action" if is_apart else f"Update {action}",
                url=f"{page}#update",
                why=why,
                verb="Update",
                due_on=action.due_on,
                is_late=action.is_late(reader.today),
            )


def _held(reader: Reader, partnership: Partnership) -> Iterator[tuple[Action, str, bool]]:
    """Give each open action that names the reader, the address of its page, and whether they see it by itself."""
    address = action_address(partnership)
    by_itself = action_address(partnership, page="action-restricted")
    for action in held_by(reader, partnership=partnership):
        is_apart: bool = action.is_apart  # type: ignore[attr-defined]  # annotated
        yield action, (by_itself if is_apart else address).format(action.key), is_apart


def _why(action: Action, reader: Reader) -> str:
    heard = f"Last update {day_words.plain(action.reported_on)}." if action.reported_on else "No update yet."
    days = action.plan.silent_after_days
    return {
        None: "",
        Wanted.LATE: f"Due {day_words.plain(action.due_on)} and not reported complete. {heard}",
        Wanted.SILENT: f"Nothing has been reported for more than {days} days. {heard}",
        Wanted.SOON: f"Due {day_words.long(action.due_on)}. {heard}",
    }[wanted_of(action, today=reader.today, within=SOON)]


def _worries(reader: Reader, plan: Plan, *, own: str) -> Iterator[Ask]:
    """Yield what is wrong with the plan's own actions: one that counts in two plans is a worry once.

    ``own`` is what narrows the plan's list to these, where it shows others too.
    """
    counts, url = tally_of(reader, plan=plan, own_only=True).attention, list_url(plan)
    finished = complete_and_not_closed(reader, plan=plan)
    silence = f"No update for more than {plan.silent_after_days} days."
    for number, title, why, narrowed in (
        (counts["late"], "late", "Open after their due date.", "?due=late"),
        (counts["silent"], "silent", silence, "?silent=on&sort=reported"),
        (
            finished.count(),
            "reported complete and not yet closed",
            "Close each with what came of it.",
            _reported_complete(reader, plan),
        ),
    ):
        if number:
            actions = "1 action is" if number == 1 else f"{number} actions are"
            yield Ask(f"{actions} {title}", f"{url}{narrowed}{own}", f"{why} {plan.title}.", "See")


def _reported_complete(reader: Reader, plan: Plan) -> str:
    """Return what narrows the list to the actions that go on and are reported complete."""
    scheme = scheme_of(reader, partnership=plan.partnership)
    keys = [one.key for one in scheme if one.stands_for == Status.StandsFor.COMPLETE]
    return f"?{'&'.join(f'status={key}' for key in keys)}"

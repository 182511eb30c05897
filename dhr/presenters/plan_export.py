"""The rows of a review's action plan as it goes out: a row for each action and each answer there is to have."""

from collections.abc import Iterable, Iterator, Sequence

from csp.kernel import day_words
from dhr.exports.plan_rows import PlanRow
from dhr.models import Addressee, Recommendation
from dhr.presenters.recommendations import OVERVIEW_REPORT
from dhr.queries.plan_exports import PlanActions
from dhr.queries.recommendations import Followed
from plans.models import Action, ActionState

NOT_RECOMMENDED = "Not from a recommendation"
NO_ACTION = "No action yet"
NO_LEAD = "No authority yet"
NOT_REPORTED = "Nothing reported yet"


def rows_of(found: Sequence[Followed], *, plan: PlanActions) -> list[PlanRow]:
    """Return the rows: what is recommended, in its order, and last the actions that no recommendation asked for."""
    actions = {one.pk: one for one in plan.actions}
    rows: list[PlanRow] = []
    linked: set[int] = set()
    for one in found:
        linked |= {action.pk for action in one.actions}
        rows += _of_recommendation(one, actions, plan)
    besides = [one for one in plan.actions if one.pk not in linked]
    return [*rows, *(_of_action(NOT_RECOMMENDED, "", action, plan) for action in besides)]


def _of_recommendation(one: Followed, actions: dict[int, Action], plan: PlanActions) -> Iterator[PlanRow]:
    own = one.recommendation
    text = f"{own.agency or OVERVIEW_REPORT}, {own.number}\n{own.text}"
    scope = str(Recommendation.Scope(own.scope).label)
    rows = [_of_action(text, scope, actions[link.pk], plan) for link in one.actions if link.pk in actions]
    rows += [_of_answer(text, scope, to) for to in one.addressees if _is_answered_for_itself(to)]
    if rows:
        yield from rows
    else:
        yield PlanRow(text, scope, NO_ACTION, _lines(map(str, one.addressees)), "", "", "")


def _is_answered_for_itself(to: Addressee) -> bool:
    """Return whether a body has a row of its own: it is outside the partnership, or will not do all of it."""
    return to.seat_id is None or to.answer in (Addressee.Answer.REFUSED, Addressee.Answer.IN_PART)


def _of_answer(text: str, scope: str, to: Addressee) -> PlanRow:
    asked = f"Asked on {day_words.plain(to.asked_on)}" if to.asked_on else "Not asked yet"
    answer = "No answer yet"
    if to.answer:
        answer = f"{day_words.plain(to.answered_on)}: {Addressee.Answer(to.answer).label}"
        answer = f"{answer}\n{to.words}" if to.words else answer
    elif not to.asked_on:
        answer = ""
    return PlanRow(text, scope, asked, str(to), "", to.answer_due_on or "", answer)


def _of_action(text: str, scope: str, action: Action, plan: PlanActions) -> PlanRow:
    reached = (
        f"{day_words.plain(step.reached_on)}: {step.title}" for step in plan.reached.get(action.pk, ())
    )
    return PlanRow(
        recommendation=text,
        scope=scope,
        action=_lines((str(action), action.detail)),
        lead=str(action.lead_seat or NO_LEAD),
        milestones=_lines(reached),
        target=action.due_on or action.timescale,
        outcome=_outcome(action),
    )


def _outcome(action: Action) -> str:
    """Return on what day the action was closed and what came of it; before that, what is reported or decided."""
    if action.state == ActionState.CLOSED:
        return f"{day_words.plain(action.state_on)}: {action.outcome}"
    if action.state != ActionState.OPEN:
        decided = f"{ActionState(action.state).label} since {day_words.plain(action.state_on)}"
        return f"{decided}: {action.state_why}" if action.state_why else decided
    if action.status is None:
        return NOT_REPORTED
    said = f"Reported: {action.status.word}"
    return f"{said}, {day_words.plain(action.reported_on)}" if action.reported_on else said


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))

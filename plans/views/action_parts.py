"""What stands on an action's page besides its updates and facts: how it stands, its milestones, its evidence."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from csp.web.requests import Request
from plans.models import Action
from plans.policies.action_states import states_offered
from plans.policies.evidence import may_add_evidence
from plans.policies.milestones import may_change_milestones, may_reach
from plans.presenters.action_page import Entry
from plans.presenters.action_states import decision_words, standing_facts, standing_of
from plans.presenters.action_timeline import with_decisions, with_evidence
from plans.presenters.evidence import by_update, lines_of
from plans.presenters.milestones import steps_of
from plans.queries import evidence, meetings, milestones


def parts_of(request: Request, action: Action) -> dict[str, Any]:
    """Return these parts as the page's template takes them."""
    reader = request.reader
    shown = lines_of(reader, action=action, found=evidence.evidence_of(reader, action=action))
    may_add = may_add_evidence(reader, action)
    where = [action.plan.partnership.slug, action.key]
    return {
        "stands": standing_of(action),
        "standing_facts": standing_facts(action),
        "decide": decision_words(states_offered(reader, action), stands=action.state),
        "steps": steps_of(milestones.shown_of(reader, action=action), today=reader.today),
        "may_change_steps": may_change_milestones(reader, action),
        "may_reach": may_reach(reader, action),
        "evidence": [line for _, line in shown],
        "evidence_by_update": by_update(shown),
        "may_add_evidence": may_add,
        "evidence_url": reverse("plans:evidence-add", args=where) if may_add else "",
        "decided": meetings.decisions_behind(reader, action=action),
    }


def whole_timeline(
    entries: Iterable[Entry], versions: Sequence[Any], parts: Mapping[str, Any]
) -> list[Entry]:
    """Return what has been said and changed with what was decided, and with the evidence of each update."""
    return with_evidence(
        with_decisions(entries, versions), parts["evidence_by_update"], add_url=parts["evidence_url"]
    )

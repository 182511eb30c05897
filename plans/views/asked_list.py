"""What an address asks of a plan's action list, for the page and for the files made of it."""

from typing import NamedTuple

from django.db.models import QuerySet

from csp.permissions import Permission
from csp.web.requests import Request
from plans.forms.action_filter import ActionFilterForm
from plans.models import Action, Plan, Priority
from plans.presenters.scheme import Scheme
from plans.queries import actions, counting, plans
from plans.views.opening import opened_plan


class AskedList(NamedTuple):
    """A plan's actions, filtered and sorted as the address says."""

    plan: Plan
    priorities: list[Priority]
    scheme: Scheme
    form: ActionFilterForm
    found: QuerySet[Action]


def asked_list(request: Request, key: str) -> AskedList:
    """Return the list that the address asks for; raises Http404 for a plan that the reader may not see."""
    reader = request.reader
    plan = opened_plan(request, key)
    statuses = list(plans.scheme_of(reader, partnership=plan.partnership))
    priorities = list(plans.priorities_of(reader, plan=plan))
    form = ActionFilterForm(
        request.GET,
        priorities=priorities,
        seats=actions.seats_that_lead(reader, plan=plan),
        scheme=statuses,
        called=request.words,
        counts_others=counting.counts_any(reader, plan=plan),
        for_coordinator=reader.holds(
            Permission.ACTION_EDIT, partnership=plan.partnership_id, circle=plan.circle_id
        ),
    )
    found = actions.listed(reader, plan=plan, wanted=form.wanted)
    return AskedList(plan, priorities, Scheme.of(statuses), form, found)

"""Find the plan or the action of a page; opening a restricted one is written down."""

from typing import Protocol

from django.http import Http404

from csp.permissions import Permission
from csp.web import clock
from csp.web.circle_pages import way_up
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.models import Action, Plan
from plans.queries import actions, plans
from plans.services.openings import record_opening


class Restrictable(Protocol):
    """What belongs to a partnership, or to a circle in it."""

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership."""

    @property
    def circle_id(self) -> int | None:
        """Return the id of the circle that may see it; none where everybody may."""


def opened_plan(request: Request, key: str) -> Plan:
    """Return the plan that a page shows; raises Http404 for one that the reader may not see."""
    plan = scoped_or_404(plans.to_open(request.reader), request, key=key)
    record_opening(record=plan, by=request.reader, now=clock.now())
    plan.way_up = way_up(request.reader, circle_id=plan.circle_id)  # type: ignore[attr-defined]  # for its head
    return plan


def opened_promise(request: Request, key: str) -> Plan:
    """Return the plan whose agreement a page is about; raises Http404 for the plan of a review, which has none."""
    plan = opened_plan(request, key)
    if plan.is_of_a_review:
        raise Http404
    return plan


def must_hold(request: Request, permission: Permission, *, of: Restrictable) -> None:
    """Raise PermissionDenied unless the reader holds the permission of the page's door for what the page is about.

    The door lets in whoever runs a restricted plan, and each page says to which records that goes.
    """
    request.reader.may(permission, partnership=of.partnership_id, circle=of.circle_id).require()


def opened_action(request: Request, key: str) -> Action:
    """Return the action that a page shows; raises Http404 for one that the reader may not see."""
    action = scoped_or_404(actions.open_to(request.reader), request, key=key)
    record_opening(record=action, by=request.reader, now=clock.now())
    return action

"""The answer of an authority to a plan, and the waiver of a point of its checklist."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from csp.kernel.decision import Decision
from csp.models import Reader, Seat
from csp.permissions import Permission, Role
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.plan_life_steps import SignForm, WaiveForm
from plans.models import Plan, PlanVersion, SignOff, Waiver
from plans.policies.plan_life import may_sign, may_waive
from plans.presenters.plan_life import address, answer_words
from plans.presenters.plan_life_changes import lines_of, not_kept_since
from plans.queries import plan_life
from plans.queries.plan_life import Standing
from plans.services.plan_life_parts import waive_point, withdraw_waiver
from plans.services.plan_life_signing import SignAnswers, sign
from plans.views.opening import opened_promise
from plans.views.plan_life_editing import asked_seat


@access(Permission.PLAN_SIGN)
@require_http_methods(["GET", "POST"])
def plan_sign(request: Request, key: str) -> HttpResponse:
    """Ask whether an authority agrees to the text that was put to it; of a coordinator, also who said so."""
    reader = request.reader
    plan = opened_promise(request, key)
    standing = plan_life.standing_of(reader, plan=plan)
    seat = asked_seat(request, plan)
    may = may_sign(reader, standing, seat)
    put = standing.put
    if put is None or not may:
        return _not_to_be_signed(request, standing, seat, may)
    answer = standing.answers.get(seat.pk) or SignOff(plan_version=put, seat=seat, version=0)
    form = _sign_form(request, plan, put, answer)
    save, stands = _signing(form, reader, standing, answer)
    outcome = save_answers(request, form, subject=answer, save=save, stands=stands)
    if outcome.saved:
        messages.success(request, outcome.words(f"The answer of {seat} is saved"))
        return redirect(f"{address(plan, 'plan-agreement')}#authorities")
    theirs = outcome.subject if form.has_news(outcome.subject.version) else None
    context = {
        "plan": plan,
        "seat": seat,
        "put": put,
        "form": form,
        "theirs": theirs,
        "who": ". ".join(filter(None, answer_words(theirs))) if theirs else "",
        "changes": lines_of(standing.since, request.words),
        "not_kept": not_kept_since(standing.since),
    }
    return render(request, "plans/plans/sign.html", context)


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_waive(request: Request, key: str) -> HttpResponse:
    """Ask why the plan goes without a point of the checklist."""
    reader = request.reader
    plan = opened_promise(request, key)
    may_waive(reader, plan).require()
    standing = plan_life.standing_of(reader, plan=plan)
    code = _asked_for(request, "point")
    point = next((one for one in standing.points if code in (one.asked.code, "")), None)
    if point is None:
        raise Http404
    waiver = next((one for one in standing.waivers if one.point == point.asked.code), None)
    waiver = waiver or Waiver(plan=plan, point=point.asked.code, version=0)
    form = WaiveForm(
        typed(request),
        point=point.asked.code,
        reason=waiver.reason,
        version=waiver.version,
        cancel_url=f"{address(plan, 'plan-agreement')}#checklist",
    )
    save = partial(waive_point, plan=plan, point=point.asked.code)
    outcome = save_answers(
        request, form, subject=waiver, save=save, stands=lambda: form.answers["reason"] == waiver.reason
    )
    if outcome.saved:
        messages.success(request, outcome.words("The reason is saved"))
        return redirect(f"{address(plan, 'plan-agreement')}#checklist")
    theirs = outcome.subject if form.has_news(outcome.subject.version) else None
    context = {"plan": plan, "point": point, "waiver": outcome.subject, "form": form, "theirs": theirs}
    return render(request, "plans/plans/waive.html", context)


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_waiver_withdraw(request: Request, key: str) -> HttpResponse:
    """Withdraw a waiver when a button asks; somebody who only opens the address comes to the checklist."""
    plan = opened_promise(request, key)
    may_waive(request.reader, plan).require()
    if request.method == "POST" and (point := request.POST.get("point", "")):
        withdraw_waiver(plan=plan, point=point, by=request.reader, now=clock.now())
        messages.success(request, "The point is no longer waived")
    return redirect(f"{address(plan, 'plan-agreement')}#checklist")


def _not_to_be_signed(request: Request, standing: Standing, seat: Seat, may: Decision) -> HttpResponse:
    """Say why there is nothing to answer; to whoever answers for another authority, refuse."""
    plan = standing.plan
    if standing.put is None or standing.put.agreed_at:
        context = {"plan": plan, "seat": seat, "put": standing.put, "may": may}
        return render(request, "plans/plans/sign.html", context)
    may.require()
    raise Http404


def _sign_form(request: Request, plan: Plan, put: PlanVersion, answer: SignOff) -> SignForm:
    reader = request.reader
    return SignForm(
        typed(request),
        first=SignAnswers.of(answer) if answer.version else None,
        days=(timezone.localdate(put.made_at), reader.today),
        is_own=not reader.holds(Permission.PLAN_EDIT, partnership=plan.partnership_id),
        version=answer.version,
        hidden={"seat": answer.seat.key, "number": put.number},
        cancel_url=f"{address(plan, 'plan-agreement')}#authorities",
    )


def _signing(form: SignForm, reader: Reader, standing: Standing, answer: SignOff) -> tuple[Any, Any]:
    """Return the service that saves the form's answer, and what says whether it stands already to the same text.

    Whoever signs themselves does so with their own name and post.
    """
    seat = answer.seat

    def signed() -> SignAnswers:
        return form.signed(name=reader.person.name, post=_post(reader, seat), today=reader.today)

    def save(*, by: Reader, now: Any, version: int, number: int, **_: Any) -> SignOff:
        answers = signed()
        return sign(
            plan=standing.plan, seat=seat, number=number, version=version, answers=answers, by=by, now=now
        )

    def stands() -> bool:
        is_to_it = standing.put is not None and standing.put.number == form.cleaned_data["number"]
        return bool(answer.version) and is_to_it and SignAnswers.of(answer) == signed()

    return save, stands


def _post(reader: Reader, seat: Seat) -> str:
    """Return the post in which the reader answers for the authority of a seat."""
    mine = [
        one
        for one in reader.appointments
        if one.partnership_id == seat.partnership_id and one.authority_id == seat.authority_id
    ]
    posts = [one.post or str(Role(one.role).label) for one in mine]
    return posts[0] if posts else ""


def _asked_for(request: Request, name: str) -> str:
    """Return what a page is about: what was sent or put aside, or else what the address asks for."""
    given = typed(request)
    return (given.get(name) if given else None) or request.GET.get(name, "")

"""Compare what two versions of an agreement make of the same costs."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.forms.pounds import written
from csp.models import Partnership
from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.cost_comparisons import ComparisonForm
from dhr.models import AgreementVersion, CostType
from dhr.presenters.cost_agreements import EXAMPLE
from dhr.presenters.cost_comparisons import Comparison, compare
from dhr.queries import cost_agreements
from dhr.views.agreement_pieces import read_for


@access(Permission.ENTER)
@require_safe
def cost_agreement_compare(request: Request, key: str) -> HttpResponse:
    """Show who pays what of the same costs under two versions, and the difference for each partner."""
    reader = request.reader
    agreement = scoped_or_404(cost_agreements.open_to(reader), request, key=key)
    versions = cost_agreements.of_agreement(reader, agreement=agreement)
    partnerships = read_for(request, agreement)
    context: dict[str, Any] = {
        "agreement": agreement,
        "heading": "Compare two versions",
        "nobody": not partnerships,
    }
    if len(versions) > 1 and partnerships:
        form = ComparisonForm(
            request.GET if "before" in request.GET else _to_begin_with(request, versions, partnerships),
            versions=versions[::-1],
            partnerships=partnerships,
        )
        context |= {"form": form, "comparison": _compared(request, form, versions, partnerships)}
    return render(request, "dhr/cost_agreements/compare.html", context)


def _to_begin_with(
    request: Request, versions: Sequence[AgreementVersion], partnerships: Sequence[Partnership]
) -> dict[str, str]:
    """Return the two newest versions, and the same amount of each type of cost that one of them shares."""
    after, before, *_ = versions
    rules = [
        *cost_agreements.rules_of(request.reader, version=before),
        *cost_agreements.rules_of(request.reader, version=after),
    ]
    asked = {"before": before.key, "after": after.key, "partnership": partnerships[0].key}
    return {**asked, CostType.CHAIR: written(EXAMPLE), **{one.cost_type: written(EXAMPLE) for one in rules}}


def _compared(
    request: Request,
    form: ComparisonForm,
    versions: Sequence[AgreementVersion],
    partnerships: Sequence[Partnership],
) -> Comparison | None:
    if not form.is_valid():
        return None
    given, by_key = form.cleaned_data, {one.key: one for one in versions}
    wanted = given.get("partnership")
    partnership = next((one for one in partnerships if one.key == wanted), partnerships[0])
    return compare(
        request.reader,
        before=by_key[given["before"]],
        after=by_key[given["after"]],
        partnership=partnership,
        costs=form.costs,
    )

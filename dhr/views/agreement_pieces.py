"""What the pages about one version of an agreement share: finding it, and who can be named in it."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.forms.boxes import Rows
from csp.forms.dates import DateBoxes, DateField
from csp.kernel.saves import Save
from csp.models import Partnership
from csp.web.gone import Gone
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.models import AgreementVersion, CostAgreement
from dhr.policies.cost_agreements import may_change
from dhr.presenters.agreement_versions import rows_to_name
from dhr.presenters.cost_agreement_changes import told_of
from dhr.queries import cost_agreements


def found_version(request: Request, key: str) -> AgreementVersion:
    """Return a version to everybody who works with the partnership of the address, or one of its group."""
    return scoped_or_404(cost_agreements.versions_open_to(request.reader), request, key=key)


def found_draft(request: Request, key: str) -> AgreementVersion:
    """Return a draft to whoever keeps the agreement; raises PermissionDenied for others, and once it was agreed."""
    version = found_version(request, key)
    may_change(request.reader, version).require()
    return version


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the draft with this key, where somebody removed it."""
    last = cost_agreements.removed_version(request.reader, key=key, partnership=request.partnership)
    if last is None:
        return None
    return Gone(
        last=last,
        name=f"The draft of version {last.number}",
        head="dhr/cost_agreements/head.html",
        context={},
        on=reverse("dhr:cost-agreement-list", args=[request.partnership.slug]),
        on_words="The agreements as they are now",
        texts=(),
    )


def page_url(request: Request, version: AgreementVersion) -> str:
    """Return the address of a version's page at the partnership of the request."""
    return reverse("dhr:agreement-version-detail", args=[request.partnership.slug, version.key])


def agreement_url(request: Request, agreement: CostAgreement) -> str:
    """Return the address of an agreement's page at the partnership of the request."""
    return reverse("dhr:cost-agreement-detail", args=[request.partnership.slug, agreement.key])


def read_for(request: Request, agreement: CostAgreement) -> Sequence[Partnership]:
    """Return for whose reviews it can be read: that of the address, or those in the group of the address."""
    if not request.partnership.is_group:
        return [request.partnership]
    return cost_agreements.covered(request.reader, agreement=agreement)


def rows_for(request: Request, *, agreement: CostAgreement, day: date, named: Iterable[str]) -> Rows:
    """Return the seats that a form offers: those of today, of a day, and of the day that was typed in it."""
    return rows_to_name(
        request.reader,
        partnership=agreement.partnership,
        days=[request.reader.today, day, *typed_day(request)],
        named=named,
        ever=cost_agreements.seats_ever(request.reader, agreement=agreement),
    )


def typed_day(request: Request) -> list[date]:
    """Return the first day that was typed, where it is one."""
    boxes = DateBoxes().value_from_datadict(request.POST, {}, "starts_on")
    field = DateField(label="First day", required=False)
    try:
        day = field.clean(boxes)
    except ValidationError:
        return []
    return [day] if day else []


def saved_since(request: Request, version: AgreementVersion, opened: int) -> Sequence[Save]:
    """Return what was changed of a draft since a version of it."""
    agreement = version.agreement
    kept = cost_agreements.versions_kept_of(request.reader, agreement=agreement)
    seats = cost_agreements.seats_ever(request.reader, agreement=agreement)
    return told_of(kept, seats=seats).since(kept, one=version, version=opened)

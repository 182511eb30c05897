"""An agreement on who pays for reviews as its pages show it: where it stands, and what it says in plain English."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import cost_shares, day_words
from csp.kernel.cost_shares import CannotShare, Sharer
from csp.kernel.listing import listed
from csp.models import Partnership, Reader
from dhr.models import AgreementVersion, CostAgreement, CostRule, CostType
from dhr.queries import cost_agreements, cost_sharers

EXAMPLE = 700_000  # pence; a round figure, near what one published review is known to have cost in all


@dataclass(frozen=True)
class TypeRead:
    """What a version says of one type of cost: sentences, a worked example, or why nothing can be shared by it."""

    cost_type: str
    title: str
    sentences: Sequence[str]
    example: Sequence[str]
    refusal: str = ""


@dataclass(frozen=True)
class Row:
    """An agreement in the list: what it is called, whose it is, and where it stands today."""

    agreement: CostAgreement
    whose: str
    mark: str  # how its state is drawn; empty when it is over
    stands: str
    draft: str


@dataclass(frozen=True)
class VersionRow:
    """A version in the list of an agreement's page: from when, who shares, and where it stands today."""

    version: AgreementVersion
    url: str
    starts_on: str
    who: str
    agreed: str
    mark: str
    stands: str


@dataclass(frozen=True)
class Page:
    """The page of an agreement: how it stands, what is agreed now for a partnership's reviews, and every version."""

    mark: str
    stands: str
    current: AgreementVersion | None
    reads: Sequence[TypeRead]
    missing: str
    read_for: Partnership | None
    draft: AgreementVersion | None
    rows: Sequence[VersionRow]


def read_back(
    reader: Reader, version: AgreementVersion, partnership: Partnership, amount: int = EXAMPLE
) -> list[TypeRead]:
    """Return what a version says, type of cost by type, for the reviews of a partnership."""
    rules = cost_agreements.rules_of(reader, version=version)
    day = example_day(reader, version)
    try:
        sharers = cost_sharers.sharers_of(reader, version=version, partnership=partnership, day=day)
    except CannotShare as refusal:
        return [TypeRead(one.cost_type, str(one), (), (), str(refusal)) for one in rules]
    return [_read(one, sharers, amount) for one in rules]


def example_day(reader: Reader, version: AgreementVersion) -> date:
    """Return the day for whose seats a version is read: today while it holds, otherwise its first day."""
    today = reader.today
    return today if holds(reader, version, day=today) else version.starts_on


def holds(reader: Reader, version: AgreementVersion, *, day: date) -> bool:
    """Return whether costs of a day are shared by a version."""
    return cost_agreements.in_force(reader, agreement=version.agreement, day=day) == version


def nothing_agreed(rules: Iterable[CostRule]) -> str:
    """Name the types of cost of which a version says nothing; empty where it says something of all."""
    agreed = {one.cost_type for one in rules}
    missing = [in_a_sentence(kind) for kind in CostType if kind not in agreed]
    if not missing:
        return ""
    return f"Nothing is agreed for {listed(missing)}: the partnership that pays bears it."


def in_a_sentence(kind: str) -> str:
    """Return what a type of cost is called inside a sentence."""
    label = str(CostType(kind).label)
    return f"{label[0].lower()}{label[1:]}"


def stands_of(version: AgreementVersion, *, current: AgreementVersion | None, today: date) -> tuple[str, str]:
    """Return how a version stands, as a mark and in words."""
    if version.is_draft:
        return "wait", "Draft"
    if version == current:
        return "done", "Costs are shared by it now"
    if version.starts_on > today:
        return "wait", f"Agreed, from {day_words.plain(version.starts_on)}"
    return "", "Agreed, no longer in force"


def row_of(
    agreement: CostAgreement, versions: Sequence[AgreementVersion], *, at: Partnership, today: date
) -> Row:
    """Return how an agreement stands in the list at a partnership's address."""
    current = in_force_of(agreement, versions, day=today)
    draft = next((one for one in versions if one.is_draft), None)
    whose = "" if agreement.partnership_id == at.pk else f"Agreed by {agreement.partnership} for all in it"
    mark, stands = _agreement_stands(agreement, versions, current=current, today=today)
    return Row(agreement, whose, mark, stands, f"{draft} is being drafted" if draft else "")


def page_of(reader: Reader, agreement: CostAgreement, *, at: Partnership) -> Page:
    """Return the page of an agreement at a partnership's address: of a group, what it says for the first in it."""
    today, versions = reader.today, cost_agreements.of_agreement(reader, agreement=agreement)
    current = in_force_of(agreement, versions, day=today)
    holds_for = cost_agreements.covered(reader, agreement=agreement)
    read_for = at if at in holds_for else next(iter(holds_for), None)
    rules = cost_agreements.rules_of(reader, version=current) if current else []
    return Page(
        *_agreement_stands(agreement, versions, current=current, today=today),
        current=current,
        reads=read_back(reader, current, read_for) if current and read_for else [],
        missing=nothing_agreed(rules) if current else "",
        read_for=read_for if len(holds_for) > 1 else None,
        draft=next((one for one in versions if one.is_draft), None),
        rows=[_version_row(one, current=current, at=at, today=today) for one in versions],
    )


def who_shares(version: AgreementVersion) -> str:
    """Return who shares under a version, in a few words."""
    if version.basis == AgreementVersion.Basis.NAMED:
        count = len(version.partners)
        return f"{count:,} named partner{'' if count == 1 else 's'}"
    per = "seat" if version.counts == AgreementVersion.Counts.SEATS else "body"
    return f"Every responsible authority, each {per} once"


def in_force_of(
    agreement: CostAgreement, versions: Iterable[AgreementVersion], *, day: date
) -> AgreementVersion | None:
    """Return which of an agreement's versions costs of a day are shared by."""
    if agreement.ends_on and agreement.ends_on < day:
        return None
    begun = [one for one in versions if not one.is_draft and one.starts_on <= day]
    return max(begun, key=lambda one: (one.starts_on, one.number), default=None)


def _version_row(
    version: AgreementVersion, *, current: AgreementVersion | None, at: Partnership, today: date
) -> VersionRow:
    mark, stands = stands_of(version, current=current, today=today)
    url = reverse("dhr:agreement-version-detail", args=[at.slug, version.key])
    agreed = f"{day_words.short(version.agreed_on)}, {version.agreed_where}" if version.agreed_on else ""
    return VersionRow(
        version, url, day_words.short(version.starts_on), who_shares(version), agreed, mark, stands
    )


def _agreement_stands(
    agreement: CostAgreement,
    versions: Sequence[AgreementVersion],
    *,
    current: AgreementVersion | None,
    today: date,
) -> tuple[str, str]:
    if current:
        ends = f", to {day_words.plain(agreement.ends_on)}" if agreement.ends_on else ""
        return "done", f"{current} since {day_words.plain(current.starts_on)}{ends}"
    if agreement.ends_on and agreement.ends_on < today:
        return "", f"Ended on {day_words.plain(agreement.ends_on)}"
    if to_come := [one for one in versions if not one.is_draft]:
        first = min(to_come, key=lambda one: one.starts_on)
        return "wait", f"{first} from {day_words.plain(first.starts_on)}"
    return "wait", "Nothing is agreed yet"


def _read(rule: CostRule, sharers: Sequence[Sharer], amount: int) -> TypeRead:
    try:
        said = cost_shares.in_words(rule.terms, sharers)
        example = cost_shares.example(rule.terms, sharers, amount)
    except CannotShare as refusal:
        return TypeRead(rule.cost_type, str(rule), (), (), str(refusal))
    return TypeRead(rule.cost_type, str(rule), said, example)

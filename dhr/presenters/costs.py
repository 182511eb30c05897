"""A cost of a review as pages show it: in a row, in a list to choose from, and on the review's first page."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import AgreementVersion, CostLine, Part, Review
from dhr.models.outturn import Outturn, outturn_by_type
from dhr.presenters.overview import Card
from dhr.queries import costs

NOT_SHARED = "Not shared"


@dataclass(frozen=True)
class CostRow:
    """One cost in a table."""

    name: str
    url: str
    day: date
    kind: str
    type: str
    what: str
    who: str
    net: str
    cost: str
    shared_by: str
    why: str
    is_out_of_date: bool = False

    @classmethod
    def of(cls, line: CostLine, *, late: Collection[int] = ()) -> "CostRow":
        """Return a cost as a table shows it; ``late`` are the ids of those that others would share now."""
        return cls(
            name=str(line),
            url=line.get_absolute_url(),
            day=line.cost_on,
            kind=line.get_kind_display(),
            type=line.get_cost_type_display(),
            what=line.what,
            who=", ".join(filter(None, [line.supplier, line.reference])),
            net=pounds(line.net),
            cost=pounds(line.cost),
            shared_by=shared_by(line),
            why=line.chosen_why,
            is_out_of_date=line.pk in late,
        )


def shared_by(line: CostLine) -> str:
    """Return by which version a cost is shared, or that it is not."""
    return f"{line.under.agreement}, {str(line.under).lower()}" if line.under else NOT_SHARED


def list_of(review: Review) -> str:
    """Return the address of what a review costs."""
    return reverse("dhr:cost-line-list", args=[review.partnership.slug, review.key])


def years_of(lines: Iterable[CostLine]) -> list[tuple[str, str]]:
    """Return the financial years in which costs fall, the newest first, each with the year in which it begins."""
    found = {line.year for line in lines}
    return [(str(one.starts_on.year), one.short) for one in sorted(found, reverse=True)]


def sources_of(lines: Iterable[CostLine], *, but: CostLine | None = None) -> list[tuple[str, str]]:
    """Return what a cost can come out of, by key: the estimates and commitments of its review, but not itself."""
    return [
        (one.key, f"{one}, {one.get_kind_display().lower()} of {pounds(one.cost)}: {one.what}")
        for one in lines
        if one.kind != CostLine.Kind.ACTUAL and (but is None or one.pk != but.pk)
    ]


def versions_of(agreed: Sequence[AgreementVersion]) -> list[tuple[str, str]]:
    """Return the versions by which a cost can be shared, by key."""
    return [(one.key, f"{one.agreement}, {str(one).lower()}") for one in agreed]


def altogether(lines: Iterable[CostLine]) -> Outturn:
    """Return what the costs of a review come to."""
    return sum(outturn_by_type(lines).values(), Outturn())


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what a review's first page says of what it costs, for those who may see it."""
    if Part.MONEY not in parts:
        return None
    links = [("All costs", list_of(review))]
    found = costs.of_review(reader, review=review)
    if not found:
        return Card("Costs", text="None is noted yet.", links=links)
    total = altogether(found)
    facts = [
        ("Actual costs so far", pounds(total.actual)),
        ("Expected in the end", pounds(total.expected), "Without the VAT that is recovered"),
    ]
    return Card("Costs", facts=facts, links=links)

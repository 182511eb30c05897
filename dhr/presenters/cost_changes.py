"""Every change to what a review costs: field by field, money in pounds, costs and versions by name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from csp.kernel.pence import pounds
from csp.kernel.saves import Save
from csp.models import Reader
from dhr.models import AgreementVersion, CostLine, CostType
from dhr.presenters.part_changes import Told
from dhr.queries import costs

FIELDS = (
    ("kind", "How certain it is"),
    ("cost_type", "Type of cost"),
    ("what", "What it is for"),
    ("supplier", "Supplier"),
    ("reference", "Number of the order or invoice"),
    ("cost_on", "Day of the cost"),
    ("paid_on", "Day the supplier was paid"),
    ("days", "Days"),
    ("day_rate", "Rate for a day"),
    ("net", "Without VAT"),
    ("vat", "VAT"),
    ("recovered", "VAT that is recovered"),
    ("adjusts_id", "What it corrects"),
    ("against_id", "What it comes out of"),
    ("is_last", "The last that comes out of it"),
    ("under_id", "Shared by"),
    ("chosen_why", "Why not by the version of its day"),
    ("receipt_id", "Receipt here"),
    ("receipt_kept_at", "Where the receipt is kept"),
)
MONEY = {"day_rate", "net", "vat", "recovered"}
CHOSEN: dict[str, dict[Any, str]] = {
    "kind": dict(CostLine.Kind.choices),
    "cost_type": dict(CostType.choices),
    "is_last": {True: "Yes", False: "No"},
}


@dataclass(frozen=True)
class ToldOfCosts(Told):
    """The same of costs; ``names`` are of what they point at, by the name of the field and the id."""

    names: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def say(self, version: Any, name: str) -> str:
        """Return the words for a field of a saved version."""
        value = getattr(version, name)
        if name == "under_id" and value is None:
            return "Not shared"
        if value is None:
            return "Nothing"
        if name in MONEY:
            return pounds(value)
        if name == "days":
            return f"{value / 100:g}"
        if name == "receipt_id":
            return "A file"
        return self.names.get((name, value)) or super().say(version, name)


def told_of(versions: Sequence[Any], *, agreed: Iterable[AgreementVersion]) -> ToldOfCosts:
    """Return how the changes are told, given the rows of the history and the versions by which costs are shared."""
    names = {
        (field, row.id): f"Cost {row.number}" for row in versions for field in ("adjusts_id", "against_id")
    }
    names |= {("under_id", one.pk): f"{one.agreement}, {str(one).lower()}" for one in agreed}
    return ToldOfCosts(FIELDS, CHOSEN, lambda row: f"Cost {row.number}", names=names)


def news_of(reader: Reader, *, line: CostLine, since: int) -> list[Save]:
    """Return what was saved of a cost since a version of it."""
    versions = costs.versions_in(reader, review=line.review)
    agreed = costs.versions_offered(reader, partnership=line.review.partnership)
    return told_of(versions, agreed=agreed).since(versions, one=line, version=since)

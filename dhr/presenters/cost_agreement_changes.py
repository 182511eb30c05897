"""Every change to an agreement on the costs of reviews: to itself, to its versions, and to what they say by type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from csp.kernel.cost_shares import per_cent
from csp.kernel.listing import listed
from csp.kernel.pence import pounds
from csp.models import Seat
from dhr.models import AgreementVersion, CostAgreement, CostRule, CostType
from dhr.models.seats_apart import told_apart
from dhr.presenters.part_changes import Told, ToldTogether

AGREEMENT = Told(fields=(("title", "Name"), ("ends_on", "Last day")), chosen={})
VERSION = (
    ("state", "State"),
    ("starts_on", "First day"),
    ("basis", "Who shares"),
    ("counts", "What pays once"),
    ("partners", "Those who are named, in the agreed order"),
    ("agreed_on", "Day it was agreed"),
    ("agreed_where", "Where it was agreed"),
)
RULE = (
    ("first", "Who pays first"),
    ("payer_id", "Partner that pays first"),
    ("basis_points", "Percentage it pays"),
    ("cap", "Most that it pays"),
    ("sums", "Fixed sums, or yearly payments"),
    ("rest", "How the rest is shared"),
    ("among", "Who shares the rest"),
    ("lead_id", "Lead"),
    ("shares", "Percentages or weights"),
)
CHOSEN = {
    "state": dict(AgreementVersion.State.choices),
    "basis": dict(AgreementVersion.Basis.choices),
    "counts": dict(AgreementVersion.Counts.choices),
    "first": dict(CostRule.First.choices),
    "rest": dict(CostRule.Rest.choices),
    "among": dict(CostRule.Among.choices),
}
SEAT = {"payer_id", "lead_id"}


@dataclass(frozen=True)
class ToldOfSeats(Told):
    """The same of a record that names partners by their seats; ``names`` are by the key and by the id of a seat."""

    names: Mapping[str | int, str] = field(default_factory=dict)

    def say(self, version: Any, name: str) -> str:
        """Return the words for a field: partners by name, money in pounds, parts as a percentage."""
        value = getattr(version, name)
        if not value:
            return "Nothing"
        if name in SEAT:
            return self.names[value]
        if name == "partners":
            return listed([self.names[key] for key in value])
        if name in {"sums", "shares"}:
            written = _written(version, name)
            return listed([f"{self.names[key]} {written(number)}" for key, number in value.items()])
        if name == "cap":
            return pounds(value)
        return per_cent(value) if name == "basis_points" else super().say(version, name)


def told_of(versions: Mapping[type[Any], Sequence[Any]], *, seats: Iterable[Seat]) -> ToldTogether:
    """Return how the changes are told, given the rows of the histories and every seat that can be named in them."""
    names: dict[str | int, str] = {}
    known = list(seats)
    apart = told_apart(known)
    for one in known:
        names[one.key] = names[one.pk] = apart[one.key]
    numbers = {row.id: f"Version {row.number}" for row in versions[AgreementVersion]}

    def rule_name(row: Any) -> str:
        return f"{numbers[row.of_version_id]}, {CostType(row.cost_type).label}"

    return ToldTogether(
        {
            CostAgreement: ("", AGREEMENT),
            AgreementVersion: ("", ToldOfSeats(VERSION, CHOSEN, names=names)),
            CostRule: ("", ToldOfSeats(RULE, CHOSEN, rule_name, names=names)),
        }
    )


def _written(version: Any, name: str) -> Any:
    if name == "sums":
        return pounds
    return per_cent if version.rest == CostRule.Rest.PERCENTAGES else "{:,}".format

"""One version of an agreement as its page reads it back, and who can be named and given a part of its own in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.kernel.cost_shares import CannotShare
from csp.models import Partnership, Reader, Seat
from dhr.models import AgreementVersion, CostType
from dhr.models.seats_apart import told_apart
from dhr.presenters.cost_agreements import (
    TypeRead,
    example_day,
    in_a_sentence,
    in_force_of,
    nothing_agreed,
    read_back,
    stands_of,
)
from dhr.queries import cost_agreements, cost_sharers
from dhr.services.cost_agreements import what_is_wrong

NAMED = AgreementVersion.Basis.NAMED
Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Card:
    """What is said of one type of cost, and where a keeper changes it."""

    read: TypeRead
    words: str
    change_url: str
    remove_url: str


@dataclass(frozen=True)
class Missing:
    """A type of cost of which nothing is said, and where a keeper says it."""

    words: str
    url: str


@dataclass(frozen=True)
class Page:
    """A version as its page shows it."""

    mark: str
    stands: str
    facts: Sequence[tuple[str, str]]
    order: Sequence[str]
    order_of: str
    cards: Sequence[Card]
    missing: str
    to_say: Sequence[Missing]
    wrong: Sequence[str]


@dataclass(frozen=True)
class Offered:
    """Who can be given a part of their own, and who can pay into a pool: keys of seats, and what they are called."""

    sharers: Rows
    payers: Rows


def page_of(
    reader: Reader, version: AgreementVersion, *, at: Partnership, read_for: Partnership, amount: int
) -> Page:
    """Return a version as it is read for the reviews of a partnership, with an amount worked through."""
    versions = cost_agreements.of_agreement(reader, agreement=version.agreement)
    current = in_force_of(version.agreement, versions, day=reader.today)
    rules = cost_agreements.rules_of(reader, version=version)
    said = {one.cost_type for one in rules}
    order, order_of = _order(reader, version, read_for)
    return Page(
        *stands_of(version, current=current, today=reader.today),
        facts=_facts(version, versions),
        order=order,
        order_of=order_of,
        cards=[_card(one, version, at) for one in read_back(reader, version, read_for, amount)],
        missing=nothing_agreed(rules),
        to_say=[
            Missing(str(kind.label), _rule_url("edit", version, kind, at))
            for kind in CostType
            if kind not in said
        ],
        wrong=what_is_wrong(version=version, by=reader) if version.is_draft else [],
    )


def offered(reader: Reader, version: AgreementVersion) -> Offered:
    """Return to whom the rules of a draft can give a part: whoever shares whichever partnership’s review it is."""
    agreement, day = version.agreement, version.starts_on
    seats = cost_agreements.seats_to_name(reader, agreement=agreement, day=day)
    named = told_apart(seats)
    if version.basis == NAMED:
        return Offered([(key, named[key]) for key in version.partners if key in named], list(named.items()))
    shares = list(cost_sharers.sharers_everywhere(reader, version=version, day=day).values())
    everywhere = [
        (one.key, one.name) for one in (shares[0] if shares else ()) if all(one in by for by in shares)
    ]
    return Offered(everywhere, list(named.items()))


def rows_to_name(
    reader: Reader,
    *,
    partnership: Partnership,
    days: Iterable[date],
    named: Iterable[str],
    ever: Iterable[Seat],
) -> Rows:
    """Return the seats that can be named on any of some days, and those that are named although they ended."""
    offered_now = told_apart(cost_agreements.seats_offered(reader, partnership=partnership, days=days))
    names = told_apart(ever)
    left = [key for key in named if key in names and key not in offered_now]
    return [*offered_now.items(), *((key, f"{names[key]}, no longer at the table") for key in left)]


def _facts(version: AgreementVersion, versions: Sequence[AgreementVersion]) -> list[tuple[str, str]]:
    after = [one for one in versions if not one.is_draft and one.starts_on > version.starts_on]
    following = min(after, key=lambda one: one.starts_on, default=None)
    facts = [("First day", day_words.long(version.starts_on))]
    if following and not version.is_draft:
        facts.append(("Until", f"{following} begins on {day_words.plain(following.starts_on)}"))
    if ends_on := version.agreement.ends_on:
        facts.append(("Last day of the agreement", day_words.plain(ends_on)))
    facts.append(("Who shares", str(version.get_basis_display())))
    if version.basis != NAMED:
        facts.append(("If one body has two seats", str(version.get_counts_display())))
    if version.agreed_on:
        facts.append(("Agreed", f"{day_words.plain(version.agreed_on)}: {version.agreed_where}"))
    return facts


def _order(reader: Reader, version: AgreementVersion, read_for: Partnership) -> tuple[list[str], str]:
    day = example_day(reader, version)
    try:
        sharers = cost_sharers.sharers_of(reader, version=version, partnership=read_for, day=day)
    except CannotShare as refusal:
        return [], str(refusal)
    when = "" if version.basis == NAMED else f" for reviews of {read_for} on {day_words.plain(day)}"
    return [one.name for one in sharers], f"They share{when}, in this order:"


def _card(read: TypeRead, version: AgreementVersion, at: Partnership) -> Card:
    return Card(
        read,
        in_a_sentence(read.cost_type),
        _rule_url("edit", version, read.cost_type, at),
        _rule_url("remove", version, read.cost_type, at),
    )


def _rule_url(verb: str, version: AgreementVersion, cost_type: str, at: Partnership) -> str:
    return reverse(f"dhr:cost-rule-{verb}", args=[at.slug, version.key, cost_type])

"""The log of contact with the family as its page shows it, and every change to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import FamilyContact, Part, Review
from dhr.presenters.overview import Card
from dhr.presenters.part_changes import Told
from dhr.queries import contacts

TOLD = Told(
    fields=(
        ("on", "Day"),
        ("who", "With whom"),
        ("how", "How"),
        ("by", "By whom for the review"),
        ("advocacy", "Specialist advocate"),
        ("shared", "What was shared"),
        ("asked", "What they asked or told"),
        ("promised", "What was promised"),
        ("promised_for", "Promised for"),
        ("kept_on", "Kept on"),
    ),
    chosen={"how": dict(FamilyContact.How.choices), "advocacy": dict(FamilyContact.Advocacy.choices)},
)
NOT_ASKED = {FamilyContact.Advocacy.NOT_OFFERED}


@dataclass(frozen=True)
class Promise:
    """What was promised, and whether it is kept."""

    text: str
    mark: str
    stands: str
    is_open: bool


@dataclass(frozen=True)
class ContactEntry:
    """One entry of the log."""

    key: str
    day: date
    who: str
    how: str
    by: str
    advocate: str
    shared: str
    asked: str
    promise: Promise | None
    keep_url: str
    edit_url: str
    remove_url: str

    @classmethod
    def of(cls, contact: FamilyContact, *, today: date) -> "ContactEntry":
        """Return an entry as the page shows it today."""
        where = [contact.review.partnership.slug, contact.key]
        return cls(
            key=contact.key,
            day=contact.on,
            who=contact.who,
            how=contact.get_how_display(),
            by=contact.by,
            advocate=contact.get_advocacy_display(),
            shared=contact.shared,
            asked=contact.asked,
            promise=promise_of(contact, today=today),
            keep_url=reverse("dhr:contact-keep", args=where),
            edit_url=reverse("dhr:contact-edit", args=where),
            remove_url=reverse("dhr:contact-remove", args=where),
        )

    @property
    def name(self) -> str:
        """Return what tells it apart from the other entries."""
        return f"{self.who}, {day_words.plain(self.day)}"


@dataclass(frozen=True)
class ContactLog:
    """A whole log: its entries, what is still promised, and how things stand with an advocate."""

    entries: list[ContactEntry]
    promised: list[ContactEntry]
    facts: list[tuple[str, str]]
    lacks_advocate: bool

    @classmethod
    def of(cls, found: Sequence[FamilyContact], *, today: date) -> "ContactLog":
        """Return the log of a review; ``found`` are its entries, the latest first."""
        entries = [ContactEntry.of(one, today=today) for one in found]
        by_day = sorted(
            (one for one in found if one.promised and not one.kept_on),
            key=lambda one: (one.promised_for or date.max, one.on, one.key),
        )
        asked = [one for one in found if one.advocacy not in NOT_ASKED]
        return cls(
            entries=entries,
            promised=[ContactEntry.of(one, today=today) for one in by_day],
            facts=_facts(found, asked),
            lacks_advocate=bool(found) and not asked,
        )


def promise_of(contact: FamilyContact, *, today: date) -> Promise | None:
    """Return how what was promised that time stands; none when nothing was."""
    if not contact.promised:
        return None
    if contact.kept_on:
        return Promise(contact.promised, "done", f"Kept on {day_words.plain(contact.kept_on)}", is_open=False)
    if not contact.promised_for:
        return Promise(contact.promised, "wait", "Open, no day named", is_open=True)
    late = contact.promised_for < today
    day, near = day_words.plain(contact.promised_for), day_words.near(contact.promised_for, today)
    return Promise(contact.promised, "late" if late else "wait", f"Promised for {day}, {near}", is_open=True)


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what a review's first page says of the log: how often and when, never what was said."""
    if Part.FAMILY not in parts:
        return None
    log = ContactLog.of(list(contacts.of_review(reader, review=review)), today=reader.today)
    said = [one for one in log.facts if one[0] in ("In touch", "Last")]
    open_promises = [one.promise.stands for one in log.promised if one.promise]
    promises = [("Promises", f"{len(open_promises)} open", open_promises[0])] if open_promises else []
    return Card(
        "Contact with the family",
        facts=[*said, *promises],
        text="" if said else "None is written down yet.",
        links=[("The log of contact with the family", list_of(review))],
    )


def list_of(review: Review) -> str:
    """Return the address of a review's log."""
    return reverse("dhr:contact-list", args=[review.partnership.slug, review.key])


def _facts(found: Sequence[FamilyContact], asked: Sequence[FamilyContact]) -> list[tuple[str, str]]:
    if not found:
        return []
    number = f"{len(found)} time{'' if len(found) == 1 else 's'}"
    advocate = (
        f"{asked[0].get_advocacy_display()} ({day_words.plain(asked[0].on)})" if asked else "Not offered yet"
    )
    return [
        ("In touch", number),
        ("First", day_words.plain(found[-1].on)),
        ("Last", day_words.plain(found[0].on)),
        ("Advocate", advocate),
    ]

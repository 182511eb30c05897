"""What is published of a review, as its panel sees it: how each condition stands, the documents, what is to do."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.file_size import size_words
from csp.kernel.markdown import to_html
from csp.models import Reader
from dhr.models import Part, Publication, PublishedAction, PublishedDocument, Review
from dhr.models.gate import HELD_BACK, Gate, Kind, Stand
from dhr.policies.publications import may_judge
from dhr.presenters.overview import Card
from dhr.queries import publications

# Functions that return a card beside what is published: (reader, *, review, parts) -> Card | None.
BESIDE: tuple[str, ...] = ("dhr.presenters.published_actions.card_of", "dhr.presenters.copies.card_of")
UNTAGGED = "A screen reader can’t find its way in it: it has no tags, so the summary has to say what it says."
NO_HEADINGS = (
    "A screen reader can’t find its way in it: it has no headings, so the summary has to say what it says."
)


@dataclass(frozen=True)
class ConditionRow:
    """One condition: whether it holds today, what was said of it, and where one says so."""

    name: str
    mark: str
    stands: str
    said: str
    who: str
    url: str
    url_words: str

    @classmethod
    def of(cls, stand: Stand, *, review: Review, may_say: bool) -> "ConditionRow":
        """Return a condition as the page shows it today."""
        url, words = _where(stand, review, may_say=may_say)
        said, who = _by_whom(stand)
        return cls(
            name=stand.kind.label,
            mark=_mark(stand),
            stands=_said(stand),
            said=said,
            who=who,
            url=url,
            url_words=words,
        )


@dataclass(frozen=True)
class DocumentRow:
    """One document: what it is, how large, and whether everybody can read it."""

    title: str
    kind: str
    about: str
    warning: str
    url: str
    remove_url: str

    @classmethod
    def of(cls, one: PublishedDocument) -> "DocumentRow":
        """Return a document as the panel sees it."""
        where = [one.review.partnership.slug, one.key]
        is_pdf = one.file.name.endswith(".pdf")
        return cls(
            title=one.title,
            kind=one.get_kind_display(),
            about=about_file(one),
            warning="" if one.is_tagged else UNTAGGED if is_pdf else NO_HEADINGS,
            url=reverse("dhr:document-download", args=where),
            remove_url=reverse("dhr:document-remove", args=where),
        )


@dataclass(frozen=True)
class PublicReview:
    """What everybody reads of a review; a preview for its panel is made of the same."""

    title: str
    summary: SafeString
    documents: list[tuple[str, str, str]]  # (title, about, address)
    actions: list[PublishedAction]
    published: str

    @classmethod
    def of(
        cls,
        publication: Publication,
        *,
        documents: Iterable[PublishedDocument],
        actions: Iterable[PublishedAction],
        slug: str,
        page: str,
    ) -> "PublicReview":
        """Return it as the partnership ``slug`` shows it; ``page`` names the address at which documents are read."""
        return cls(
            title=publication.title,
            summary=mark_safe(to_html(publication.summary)),  # noqa: S308
            documents=[
                (one.title, about_file(one), reverse(page, args=[slug, one.key])) for one in documents
            ],
            actions=list(actions),
            published=day_words.plain(publication.published_on),
        )


def about_file(one: PublishedDocument) -> str:
    """Return what kind of file a document is, and how large."""
    return f"{'PDF' if one.file.name.endswith('.pdf') else 'Word'}, {size_words(one.file.size)}"


def condition_rows(reader: Reader, gate: Gate) -> list[ConditionRow]:
    """Return every condition as the page shows it today."""
    return [
        ConditionRow.of(one, review=gate.review, may_say=bool(may_judge(reader, gate.review, one.kind)))
        for one in gate.stands
    ]


def state_of(gate: Gate) -> tuple[str, str]:
    """Return the mark and the words for where the publication stands."""
    one = gate.publication
    if one is None:
        return "wait", "Nothing is written yet"
    if gate.is_shown:
        until = f", until {day_words.plain(one.shown_until)}" if one.shown_until else ""
        return "done", f"Public since {day_words.plain(one.published_on)}{until}"
    if one.taken_down_on:
        return "late", f"Taken down on {day_words.plain(one.taken_down_on)}"
    if one.published_on:
        return "done", f"Was public until {day_words.plain(one.shown_until)}; now on request"
    if gate.missing:
        number = len(gate.missing)
        return "wait", f"{number} condition{'' if number == 1 else 's'} not met yet"
    return "part", f"Ready: {day_words.plain(one.planned_on)}" if one.planned_on else "Ready but for its day"


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what a review's first page says of its publication, once somebody began to prepare it."""
    if Part.PANEL not in parts:
        return None
    gate = publications.gate_of(reader, review=review)
    if gate.publication is None:
        return None
    facts = [(one.kind.label, one.refusal) for one in gate.missing] if gate.has_lapsed else []
    links = [("Publication", gate.publication.get_absolute_url())]
    return Card("Publication", facts=facts, text=f"{state_of(gate)[1]}.", links=links)


def beside(reader: Reader, *, review: Review, parts: Collection[Part]) -> list[Card]:
    """Return what stands beside what is published, for somebody to whom these parts of the review are open."""
    found = [import_string(name)(reader, review=review, parts=parts) for name in BESIDE]
    return [card for card in found if card]


def _mark(stand: Stand) -> str:
    if not stand.holds:
        return "wait"
    return "part" if stand.is_waived else "done"


def _said(stand: Stand) -> str:
    if stand.refusal:
        return stand.refusal
    if stand.is_waived:
        return "Waived"
    if stand.kind == Kind.PROCEEDINGS:
        return "No proceeding holds it back"
    return "Approved" if stand.kind == Kind.APPROVED else "It holds"


def _by_whom(stand: Stand) -> tuple[str, str]:
    """Return what somebody said of a condition, and who that was and when."""
    row = stand.row
    if row is None or row.met_on is None or row.met_by is None:
        return "", ""
    return row.waived_why or row.evidence, f"{row.met_by.name}, {day_words.plain(row.met_on)}"


def _where(stand: Stand, review: Review, *, may_say: bool) -> tuple[str, str]:
    """Return where one says how it stands; what follows from the record is said where the record is."""
    where = [review.partnership.slug, review.key]
    if stand.kind == Kind.APPROVED:
        return reverse("dhr:submission-list", args=where), "Quality assurance"
    if stand.refusal == HELD_BACK:
        return reverse("dhr:proceeding-list", args=where), "Proceedings"
    if stand.row is None or not may_say:
        return "", ""
    return reverse("dhr:condition-edit", args=[where[0], stand.row.key]), "Say how it stands"

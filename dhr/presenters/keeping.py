"""How long a review is kept as its page shows it: until when, for what in law, and whether it is to be destroyed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import (
    Charge,
    ChargeLine,
    CostLine,
    CostShare,
    Destruction,
    LegalHold,
    Payment,
    Review,
)
from dhr.models.kept import Kept
from dhr.policies.keeping import may_change_hold
from dhr.presenters.part_changes import Told
from dhr.queries.destroying import Whole

TOLD = Told(
    fields=(
        ("kind", "What needs the review"),
        ("why", "Who asked, and what is to be kept"),
        ("since", "Began"),
        ("ended_on", "Ended"),
        ("ended_why", "How it ended"),
    ),
    chosen={"kind": dict(LegalHold.Kind.choices)},
)
# What a table holds, where its own name says it badly.
CALLED = {
    "csp.CircleMember": "Who could see it",
    "csp.Job": "Work done for it in the background",
    "csp.MadePdf": "PDFs made of it",
    "csp.Message": "Messages about it",
    "csp.SearchEntry": "Entries in the search",
    "csp.StoredFile": "Files",
    "dhr.Addressee": "Whom its recommendations are made to",
    "dhr.Assurance": "Checks of its actions",
    "dhr.Closure": "How it was closed",
    "dhr.Condition": "Conditions of publication",
    "dhr.Copy": "Who was to have a copy",
    "dhr.Emergency": "Openings in an emergency",
    "dhr.FamilyContact": "Contact with the family",
    "dhr.LegalHold": "What in law needed it",
    "dhr.LetterPoint": "Points of quality assurance letters",
    "dhr.MemberPlace": "What its people could see of it",
    "dhr.Publication": "What was published of it",
    "dhr.PublishedAction": "Actions opened to everybody",
    "dhr.RecommendationAction": "Which actions carry recommendations out",
    "dhr.Review": "The review itself",
    "dhr.ReviewDecision": "Decisions whether to review",
    "dhr.ReviewMember": "People on it",
    "dhr.ReviewStage": "Stages",
    "dhr.Submission": "What was sent for quality assurance",
    "plans.Plan": "Action plan",
    "plans.ReportDraft": "Reports that were begun",
    "plans.RoundAsk": "What rounds asked for",
}
OF_ITS_MONEY = {CostLine, CostShare, Charge, ChargeLine, Payment}
MONEY, NOT_TOLD = "What it costs, and what partners were asked for", "Not told"


@dataclass(frozen=True)
class HoldRow:
    """One reason in law for which a review is or was kept."""

    key: str
    kind: str
    why: str
    days: str
    stands: tuple[str, str]
    ended_why: str
    edit_url: str
    end_url: str

    @classmethod
    def of(cls, hold: LegalHold, *, reader: Reader) -> "HoldRow":
        """Return it as the page shows it."""
        where = [hold.review.partnership.slug, hold.key]
        changes = not hold.ended_on and bool(may_change_hold(reader, hold))
        ended = f" until {day_words.plain(hold.ended_on)}" if hold.ended_on else ""
        return cls(
            key=hold.key,
            kind=str(hold),
            why=hold.why,
            days=f"Since {day_words.plain(hold.since)}{ended}",
            stands=("done", "Has ended") if hold.ended_on else ("wait", "Keeps the review"),
            ended_why=hold.ended_why,
            edit_url=reverse("dhr:legal-hold-edit", args=where) if changes else "",
            end_url=reverse("dhr:legal-hold-end", args=where) if changes else "",
        )


def hold_rows(found: Iterable[LegalHold], *, reader: Reader) -> list[HoldRow]:
    """Return what a review is or was kept for in law, as the page shows it."""
    return [HoldRow.of(one, reader=reader) for one in found]


def until_words(kept: Kept, *, years: int) -> str:
    """Return until when a review is kept, in a sentence."""
    rule = f"The partnership keeps a review for {years} year{'' if years == 1 else 's'} after it is closed"
    if kept.kept_until is None:
        return f"{rule}. This one is not closed."
    until = day_words.plain(kept.kept_until)
    if not kept.is_over:
        return f"{rule}: this one until {until}."
    return f"{rule}. The time of this one was over on {until}. Nothing is destroyed by itself."


def asked_words(asked: Destruction) -> str:
    """Return who asked for a review to be destroyed, and when."""
    return (
        f"{asked.asked_by.name} asked on {day_words.plain(asked.asked_on)} for this review to be destroyed."
    )


def tables_of(everything: Whole, *, sees_money: bool) -> list[tuple[str, str]]:
    """Return the name of each table of which anything goes, and how many rows with their earlier versions.

    Whoever does not see the money of the review reads that it goes, and not how much there is of it.
    """
    told = [one for one in everything.tables if sees_money or one.model not in OF_ITS_MONEY]
    named = ((CALLED.get(one.model._meta.label, one.name), one.number) for one in told)
    beside = [] if sees_money else [(MONEY, NOT_TOLD)]
    return sorted([*((name, str(number)) for name, number in named if number), *beside])


def destroyed_rows(found: Iterable[Destruction]) -> Sequence[tuple[str, str, str, int, int]]:
    """Return when reviews were destroyed, who asked, who approved, and how much it was."""
    return [
        (
            day_words.plain(timezone.localdate(one.destroyed_at)) if one.destroyed_at else "",
            one.asked_by.name,
            one.approved_by.name if one.approved_by else "",
            one.rows,
            one.files,
        )
        for one in found
    ]


def page_of(review: Review) -> str:
    """Return the address of the page that says how long a review is kept."""
    return reverse("dhr:keeping-detail", args=[review.partnership.slug, review.key])

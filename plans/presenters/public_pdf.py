"""The published version of a plan as a document: all that the public sees of it, and nothing else."""

from collections.abc import Iterator, Sequence
from itertools import count

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.report import Block, Column, Heading, PlainTable, Prose, Report, Section, literal_lines
from csp.kernel.terms import Words
from csp.services.made_pdfs import WantedPdf
from plans.models import PlanVersion
from plans.presenters.public_plan import PublicAction, PublicPlan
from plans.services.publications import PDF

TABLE = (Column("What will be done"), Column("Who leads it"), Column("By when"))
MEASURES = (Column("What we measure"), Column("Target"), Column("More about it"))
PARTS = (Column("Authority"), Column("What it puts in"), Column("How it will measure its success"))


def wanted_pdf(public: PublicPlan, *, version: PlanVersion, words: Words) -> WantedPdf:
    """Return the PDF that the public will be offered beside the page."""
    day = timezone.localdate(version.published_at)
    return WantedPdf(
        kind=PDF,
        report=report_of(public, version=version, words=words),
        name=f"{version.plan.partnership.slug}-plan-{day:%Y-%m-%d}-version-{version.number}.pdf",
        page=reverse("plans:version-detail", args=[version.plan.partnership.slug, version.key]),
        is_public=True,
    )


def report_of(public: PublicPlan, *, version: PlanVersion, words: Words) -> Report:
    """Lay the plan out: its summary first, as whoever reads no further wants it."""
    partnership, day = version.plan.partnership, timezone.localdate(version.published_at)
    sections = [
        _texts("summary", "Summary", public.summary),
        _texts("strategy", "Strategy", public.strategy),
        Section("plan", f"{words.priority.start_many} and actions", tuple(_priorities(public))),
        _rows("measures", "How we will know that it works", MEASURES, public.measures),
        _rows("parts", "What each authority puts in", PARTS, public.commitments),
    ]
    front = (
        ("Published", day_words.plain(day)),
        ("Version", str(version.number)),
        ("Questions about it", partnership.contact_email),
    )
    return Report(
        title=public.title,
        subtitle=public.period,
        partnership=str(partnership),
        committee=public.title,
        meeting_on=day,
        as_at=timezone.localdate(version.made_at),
        sections=tuple(one for one in sections if one and one.blocks),
        part="Published",
        part_heading="For everyone.",
        part_words="It names authorities and posts. It says what is promised, not how far that has got.",
        front=tuple((label, value) for label, value in front if value),
        contact=f"{partnership.contact_email}." if partnership.contact_email else "",
        brand_colour=partnership.brand_colour,
    )


def _texts(key: str, title: str, text: str) -> Section | None:
    return Section(key, title, (Prose(f"{key}-text", literal_lines(text)),)) if text.strip() else None


def _rows(
    key: str, title: str, columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]
) -> Section | None:
    cells = tuple(tuple(cell or "–" for cell in row) for row in rows)
    return Section(key, title, (PlainTable(f"{key}-table", title, columns, cells),)) if cells else None


def _priorities(public: PublicPlan) -> Iterator[Block]:
    at = count(1)
    for priority in public.priorities:
        yield Heading(f"priority-{next(at)}", priority.heading)
        led = f"Led by {priority.lead}." if priority.lead else ""
        if about := "\n\n".join(text for text in (priority.aim.strip(), led) if text):
            yield Prose(f"aim-{next(at)}", literal_lines(about))
        for group in priority.groups:
            yield from _actions(next(at), group.heading or priority.heading, group.actions)
    if public.loose:
        yield Heading(f"priority-{next(at)}", "Other actions")
        yield from _actions(next(at), "Other actions", public.loose)


def _actions(at: int, caption: str, actions: Sequence[PublicAction]) -> Iterator[Block]:
    if actions:
        yield PlainTable(f"actions-{at}", caption, TABLE, tuple(map(_row, actions)))
    else:
        yield Prose(f"no-actions-{at}", literal_lines(f"{caption}: no actions yet."))


def _row(action: PublicAction) -> tuple[str, ...]:
    lead = ", ".join(one for one in (action.lead or "To be decided", action.post) if one)
    return f"{action.reference} {action.title}".strip(), lead, action.due or "–"

"""The approvals that a report needs, as its writer sees them: of what was built, of other words, taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words, stories
from csp.kernel.decision import Decision
from csp.kernel.stories import Kind, Story
from scrutiny.models import Approval, Pack

FIELDS = (
    ("name", "Who approved it"),
    ("post", "Post"),
    ("given_on", "Day"),
    ("said", "What they said"),
    ("ended_at", "Taken back"),
    ("ended_why", "Why"),
)


@dataclass(frozen=True)
class ApprovalRow:
    """One approval that the form asks for: whether it is given of these words, and what became of earlier ones."""

    label: str
    kind: str
    state: str
    words: str
    recorded: str
    said: str
    url: str
    link: str
    earlier: list[str]


@dataclass(frozen=True)
class Approvals:
    """What has to be approved of a pack before it is issued, and what to do next."""

    rows: list[ApprovalRow]
    words: str
    names_url: str
    changes_url: str
    hash: str


def approvals_of(
    pack: Pack, recorded: Iterable[Approval], *, may_change: bool, may_put_names: Decision
) -> Approvals | None:
    """Return the approvals of a pack; none where its form asks for none. ``recorded`` are all of its report."""
    wanted = pack.report.council_form.approvals
    if not wanted:
        return None
    found = list(recorded)
    rows = [
        _row(pack, one.name, one.label, [row for row in found if row.asked == one.name], may_change)
        for one in wanted
    ]
    where = [pack.partnership.slug, pack.key]
    given = sum(row.kind == "done" for row in rows)
    return Approvals(
        rows=rows,
        words=f"{given} of {len(rows)} approved",
        names_url=reverse("scrutiny:approval-names", args=where) if may_put_names else "",
        changes_url=reverse("scrutiny:approval-changes", args=[pack.partnership.slug, pack.report.key]),
        hash=pack.fingerprint[:12],
    )


def _row(pack: Pack, name: str, label: str, mine: Sequence[Approval], may_change: bool) -> ApprovalRow:
    stands = next((one for one in mine if not one.ended_at and one.fingerprint == pack.fingerprint), None)
    earlier = [_earlier(one) for one in mine if one is not stands]
    slug = pack.partnership.slug
    if stands is None:
        url = reverse("scrutiny:approval-add", args=[slug, pack.key, name]) if may_change else ""
        return ApprovalRow(label, "wait", "Not approved", "", "", "", url, "Record this approval", earlier)
    recorded = (
        f"Recorded by {stands.recorded_by.name} on {_day(stands.recorded_at)}, of build {stands.pack.number}."
    )
    url = reverse("scrutiny:approval-end", args=[slug, stands.key]) if may_change else ""
    return ApprovalRow(
        label, "done", "Approved", stands.words, recorded, stands.said, url, "Take it back", earlier
    )


def _earlier(one: Approval) -> str:
    if one.ended_at:
        return f"{one.words}: taken back on {_day(one.ended_at)}. {one.ended_why}"
    of = f"approved build {one.pack.number}, which says something else"
    return f"{one.words}: {of}. It does not count for this one."


def _day(at: datetime) -> str:
    return day_words.plain(timezone.localdate(at))


def stories_of(versions: Sequence[Any]) -> list[Story]:
    """Return what became of the approvals of a report: those taken back, the last first."""
    kind = Kind(
        list(versions), FIELDS, "Approval", lambda version: f"{version.label}, build {version.pack.number}"
    )
    return stories.stories_of([kind], say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if isinstance(value, datetime):
        return _day(value)
    return day_words.plain(value) if isinstance(value, date) else value or "Nothing"

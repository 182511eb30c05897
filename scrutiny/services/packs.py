"""Build a report as a pack; answer for its words; issue it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit, jobs
from csp.jobs import Stopped, Watch
from csp.kernel.report import CannotNumber, CannotRead, NumberedReport, freeze, thaw
from csp.models import Audience, Job, Reader
from csp.queries.jobs import latest_of, states_by_subject
from csp.services.pdfs import drawn, kept
from csp.services.search import remember_words
from scrutiny.models import Pack, Report
from scrutiny.models.pack import ADVICE
from scrutiny.models.verb import Verb
from scrutiny.policies.approvals import may_put_names
from scrutiny.policies.packs import may_build, may_clear, may_issue
from scrutiny.queries import packs, reports
from scrutiny.queries.appendices import words_attached
from scrutiny.services import part_2
from scrutiny.services.attaching import bundle_of, file_name, keep_attached, missing, words_by_letter
from scrutiny.services.corrections import keep_listed, why_unlisted
from scrutiny.services.exposure import (
    Exposure,
    exposure_of,
    nothing_restricted,
    tell_circles,
    where_exposed,
)
from scrutiny.services.material import carry_answer, gathered
from scrutiny.services.pack_figures import keep_figures

if TYPE_CHECKING:
    from csp.documents.render import Rendered

KIND = "scrutiny.build-pack"
STEPS = 4


class CannotIssue(Exception):
    """One sentence that says why a pack is not fit to be public, and where in it to look."""


class UnderWay(Exception):
    """Somebody else is building the report: one sentence that says who."""


@transaction.atomic
def ask_for_pack(*, key: str, by: Reader, now: datetime) -> Job:
    """Begin a pack of the report in the background; while one's own is under way, return that.

    Raises UnderWay while somebody else's is.
    """
    report = _held(key=key, by=by)
    may_build(by, report).require()
    mine = _under_way(report, by=by)
    return mine or jobs.start(KIND, subject=_begin(report, by=by, now=now), by=by, now=now)


@transaction.atomic
def ask_for_names(*, key: str, by: Reader, now: datetime) -> Job:
    """Begin, in the background, a pack with exactly the words of one that was approved, and who approved it.

    Raises PermissionDenied, and UnderWay while somebody builds the report.
    """
    pack = _seen(key=key, by=by)
    report = _held(key=pack.report.key, by=by)
    mine = _under_way(report, by=by)
    if mine:
        return mine
    may_put_names(by, pack).require()
    return jobs.start(KIND, subject=_begin(report, by=by, now=now, words_of=pack), by=by, now=now)


@transaction.atomic
def begin_names(*, key: str, by: Reader, now: datetime) -> Pack:
    """Begin such a pack for whoever builds it themselves, here and now."""
    pack = _seen(key=key, by=by)
    report = _held(key=pack.report.key, by=by)
    may_put_names(by, pack).require()
    return _begin(report, by=by, now=now, words_of=pack)


def _under_way(report: Report, *, by: Reader) -> Job | None:
    """Return one's own work on the report that goes on; raises UnderWay while somebody else's does."""
    last = packs.of_report(by, report=report).first()
    if last and last.state == Pack.State.BUILDING:
        mine = latest_of(by, kind=KIND, subject_key=last.key)
        if mine and not mine.has_ended:
            return mine
        state = states_by_subject(by, kind=KIND, subject_keys=[last.key]).get(last.key)
        if state in (Job.State.WAITING, Job.State.RUNNING):
            raise UnderWay(
                f"{last.asked_by.name} is building this report now. It will be here when it is built."
            )
    return None


@transaction.atomic
def begin_pack(*, key: str, by: Reader, now: datetime) -> Pack:
    """Begin a pack that whoever asks builds themselves, here and now."""
    report = _held(key=key, by=by)
    may_build(by, report).require()
    return _begin(report, by=by, now=now)


def build(*, key: str, by: Reader, progress: Watch) -> None:
    """Build a pack: freeze the record, draw it, look it through, and keep it in one last short transaction.

    Raises Stopped, with a sentence, when it can't be built; it then stays as it was and can be built again.
    """
    pack = packs.open_to(by).filter(key=key).first()
    if pack is None:
        raise Stopped("This report is no longer yours to build.")
    may_build(by, pack.report).require()
    if pack.state != Pack.State.BUILDING:
        return
    _require_newest(pack, by)
    progress.step(0, STEPS, "reading the record")
    today = timezone.localdate(progress.now())
    material = gathered(pack=pack, today=today, by=by)
    numbered, rows, advice = material.numbered, material.rows, list(material.advice)
    progress.step(1, STEPS, "drawing the pages")
    made = drawn(numbered=numbered, progress=progress)
    bundle, why_not = bundle_of(numbered=numbered, made=made, rows=rows, progress=progress)
    second = part_2.drawn_of(said=material.whole, progress=progress)
    progress.step(2, STEPS, "looking for what is restricted")
    exposure = exposure_of(
        numbered=numbered,
        partnership=pack.partnership,
        attached=words_by_letter(by=by, report=pack.report, rows=rows),
        beat=progress.beat,
    )
    exposure = part_2.looked_through(
        exposure=exposure, numbered=numbered, pdf=made.pdf, pack=pack, second=second, progress=progress
    )
    progress.step(3, STEPS, "keeping the file")
    advice += [why_not] if why_not else []
    attached = partial(keep_attached, pack=pack, rows=rows, bundle=bundle, by=by)
    figures = partial(keep_figures, pack=pack, figures=material.figures)
    with_it = (attached, figures, partial(part_2.keep, second=second, pack=pack, by=by))
    pack.fingerprint = material.fingerprint
    carry_answer(pack=pack, places=exposure.places, by=by)
    _keep(pack, made, numbered, exposure, with_it=with_it, advice=advice, by=by, progress=progress)


def clear_pack(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Pack:
    """Keep that somebody answers for the words of a pack that stand in a restricted plan too, and why.

    Raises PermissionDenied, and NewerVersion when the pack changed meanwhile.
    """
    seen = _seen(key=key, by=by)
    may_clear(by, seen).require()
    exposure = _exposure(seen, by) if seen.version == version else None  # before anything is locked
    with transaction.atomic():
        pack = audit.locked(packs.open_to(by), key=key, version=version)
        may_clear(by, pack).require()
        pack.cleared_at, pack.cleared_by = now, by.person
        pack.cleared_reason, pack.cleared_places = reason, pack.exposed
        audit.save(pack, by=by, why=Verb.PACK_CLEARED, now=now)
        if exposure:
            verb, places = Verb.RESTRICTED_WORDS_CLEARED, pack.exposed
            tell_circles(exposure=exposure, verb=verb, by=by, now=now, places=places)
        return pack


def issue_pack(*, key: str, version: int, by: Reader, now: datetime) -> Pack:
    """Issue a pack to its committee, for good.

    Raises PermissionDenied, NewerVersion when it changed meanwhile, and CannotIssue when it holds what is restricted.
    """
    seen = _seen(key=key, by=by)
    may_issue(by, seen).require()
    # Before anything is locked, because it takes a while; the words of a pack never change.
    exposure = _required_fit(seen, by=by, now=now) if seen.version == version else Exposure()
    with transaction.atomic():
        reports.held(by, key=seen.report.key)  # so that no later version is issued at the same moment
        pack = audit.locked(packs.open_to(by), key=key, version=version)
        may_issue(by, pack).require()
        tell_circles(exposure=exposure, verb=Verb.RESTRICTED_WORDS_ISSUED, by=by, now=now)
        keep_listed(pack=pack, by=by, now=now)
        part_2.issue_with(pack=pack, by=by, now=now)
        return _issued(pack, by=by, now=now)


def _required_fit(pack: Pack, *, by: Reader, now: datetime) -> Exposure:
    """Look again: what is restricted may have been written since the pack was built, or cleared."""
    if gone := missing(by=by, pack=pack):
        raise CannotIssue(gone)
    exposure = _exposure(pack, by)
    if exposure is None:
        raise CannotIssue("It was built before this site was changed. Build it again, then issue that.")
    if unlisted := why_unlisted(by=by, pack=pack):
        raise CannotIssue(unlisted)
    if places := [place for place in exposure.places if place not in pack.cleared_places]:
        with transaction.atomic():
            verb = Verb.RESTRICTED_WORDS_FOUND
            tell_circles(exposure=exposure, verb=verb, by=by, now=now, places=places)
        raise CannotIssue(where_exposed(places=places))
    return exposure


def _exposure(pack: Pack, by: Reader) -> Exposure | None:
    """Return where a pack that was built holds restricted words; none where this site can't read it any more."""
    try:
        numbered = thaw(pack.snapshot or {})
    except (CannotRead, CannotNumber):
        return None
    attached = words_attached(by, pack=pack)
    found = exposure_of(numbered=numbered, partnership=pack.partnership, attached=attached)
    return part_2.looked_at_again(found=found, numbered=numbered, pack=pack, by=by)


def _issued(pack: Pack, *, by: Reader, now: datetime) -> Pack:
    pack.state, pack.issued_at, pack.issued_by = Pack.State.ISSUED, now, by.person
    audit.save(pack, by=by, why=Verb.PACK_ISSUED, now=now)
    remember_words(
        kind=packs.KIND,
        key=pack.key,
        partnership_id=pack.partnership_id,
        circle_id=None,
        texts=[pack.title, str(pack.meeting or "")],
    )
    return pack


def _seen(*, key: str, by: Reader) -> Pack:
    pack = packs.open_to(by).filter(key=key).first()
    if pack is None:
        raise Http404
    return pack


def _held(*, key: str, by: Reader) -> Report:
    report = reports.held(by, key=key)
    if report is None:
        raise Http404
    return report


def _begin(report: Report, *, by: Reader, now: datetime, words_of: Pack | None = None) -> Pack:
    """Save a pack of a report that is locked, under the next number."""
    pack = Pack(
        partnership=report.partnership,
        report=report,
        words_of=words_of,
        number=packs.last_number(by, report=report) + 1,
        audience=Audience.PART_1,
        title=report.title,
        as_at=timezone.localdate(now),
        asked_at=now,
        asked_by=by.person,
    )
    audit.save(pack, by=by, why=Verb.PACK_ASKED, now=now)
    return pack


def _require_newest(pack: Pack, by: Reader) -> None:
    """Refuse to let older figures come after newer ones."""
    if packs.later_than(by, pack=pack):
        raise Stopped("A later build of this report has been begun since. Go on with that one.")


def _keep(
    pack: Pack,
    made: "Rendered",
    numbered: NumberedReport,
    exposure: Exposure,
    *,
    with_it: Iterable[Callable[..., None]],
    advice: list[str],
    by: Reader,
    progress: Watch,
) -> None:
    """Keep the file, make the pack built and end the work, all of it or none."""
    now = progress.now()
    to_look_at = [{"name": ADVICE, "passed": True, "words": words} for words in advice]
    checks = [*made.checks.to_json()["checks"], *to_look_at, nothing_restricted(places=list(exposure.places))]
    with transaction.atomic():
        reports.held(by, key=pack.report.key)  # so that no later pack is begun at the same moment
        _require_newest(pack, by)
        pack.meeting = pack.report.meeting
        pack.title, pack.as_at = numbered.report.title, numbered.report.as_at
        pack.snapshot, pack.checks, pack.pages = freeze(numbered), checks, made.pages
        partnership = pack.partnership_id
        name = file_name(pack=pack)
        pack.file = kept(content=made.pdf, name=name, partnership_id=partnership, by=by, now=now)
        for keep in with_it:
            keep(now=now)
        pack.state, pack.built_at = Pack.State.BUILT, now
        audit.save(pack, by=by, why=Verb.PACK_BUILT, now=now)
        tell_circles(exposure=exposure, verb=Verb.RESTRICTED_WORDS_FOUND, by=by, now=now)
        progress.finish()

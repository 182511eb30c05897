"""Show a version of a plan to the public; take it down."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.folding import words_of
from csp.models import Job, Reader
from csp.services.made_pdfs import WantedPdf, ask_once_for_pdf, no_longer_wanted
from plans.models import Plan, PlanVersion
from plans.models.verb import Verb
from plans.policies.publications import may_have_pdf_made, may_show, may_take_down
from plans.queries import plans, versions
from plans.queries.restricted import Source, parts_with_restricted_words

PDF = "plans.published"  # the kind of a version’s PDF
EXPOSED = "Words here stand in something that only some people may read"
OR_ELSE = "Change them in the plan and publish it again, or say below why they may be public"


class HoldsRestrictedWords(ValidationError):
    """Something of what the public would read stands, word for word, in what only some people may read."""

    def __init__(self, places: Collection[str]) -> None:
        """Say where, and nothing else: whoever asks may not read what it stands in."""
        super().__init__(f"{EXPOSED}: {'; '.join(places)}. {OR_ELSE}")
        self.places = tuple(places)


def show_to_public(
    *,
    shown: PlanVersion,
    texts: Iterable[tuple[str, str]],
    version: int,
    by: Reader,
    now: datetime,
    cleared: Collection[str] = (),
    reason: str = "",
    pdf: WantedPdf | None = None,
) -> Plan:
    """Let the public see a version of a plan, in the place of the one they saw; shown twice, it is shown once.

    ``texts`` are all that the public would read, with where each stands; ``version`` is that of the plan. In the
    places ``cleared`` words may stand that a restricted plan holds too, for the ``reason`` given. The ``pdf`` is made
    in the background. Raises PermissionDenied, NewerVersion when somebody saved the plan meanwhile, and
    HoldsRestrictedWords.
    """
    may_show(by, versions.open_to(by).get(pk=shown.pk)).require()
    # Before anything is locked, because it takes a while; the words of a version never change.
    found = _found(shown.plan, texts)
    if found.keys() - set(cleared if reason else ()):
        with transaction.atomic():
            _tell_circles(found, why=Verb.RESTRICTED_WORDS_FOUND, by=by, now=now)
        raise HoldsRestrictedWords(found)
    with transaction.atomic():
        plan = _held(shown.plan, version=version, as_public=shown.pk, by=by)
        may_show(by, versions.open_to(by).get(pk=shown.pk)).require()
        if plan.public_version_id != shown.pk:
            _let_pdf_be(plan, by=by)
            plan.public_version = shown
            audit.save(plan, by=by, why=Verb.PLAN_SHOWN, now=now, reason=reason if found else "")
            if pdf:
                ask_once_for_pdf(about=shown, wanted=pdf, by=by, now=now)
            _tell_circles(found, why=Verb.RESTRICTED_WORDS_SHOWN, by=by, now=now)
        return plan


@transaction.atomic
def take_down(*, plan: Plan, version: int, by: Reader, now: datetime) -> Plan:
    """Let the public see nothing of a plan any more; taken down twice, it is taken down once.

    Raises PermissionDenied, and NewerVersion when somebody saved the plan meanwhile.
    """
    plan = _held(plan, version=version, as_public=None, by=by)
    if plan.public_version_id is None:
        return plan
    may_take_down(by, plan).require()
    _let_pdf_be(plan, by=by)
    plan.public_version = None
    audit.save(plan, by=by, why=Verb.PLAN_TAKEN_DOWN, now=now)
    return plan


@transaction.atomic
def have_pdf_made(*, shown: PlanVersion, pdf: WantedPdf, by: Reader, now: datetime) -> Job | None:
    """Have the PDF made of the version that the public sees; one that is there stays, and has no job.

    Raises PermissionDenied.
    """
    may_have_pdf_made(by, versions.open_to(by).get(pk=shown.pk)).require()
    job = ask_once_for_pdf(about=shown, wanted=pdf, by=by, now=now)
    if job:
        audit.record(Verb.PLAN_PDF_ASKED, subject=shown, by=by, now=now)
    return job


def _let_pdf_be(plan: Plan, *, by: Reader) -> None:
    """Have no PDF made any more of the version that the public saw until now."""
    if plan.public_version:
        no_longer_wanted(kind=PDF, subject_key=plan.public_version.key, by=by)


def _held(plan: Plan, *, version: int, as_public: int | None, by: Reader) -> Plan:
    """Return the plan to be changed; as it is when it is changed already, whoever saved it since."""
    try:
        return audit.locked(plans.open_to(by), key=plan.key, version=version)
    except audit.NewerVersion as newer:
        if newer.theirs.public_version_id != as_public:
            raise
        theirs: Plan = newer.theirs
        return theirs


def _found(plan: Plan, texts: Iterable[tuple[str, str]]) -> dict[str, frozenset[Source]]:
    parts = [(place, "".join(words_of(text))) for place, text in texts]
    return parts_with_restricted_words(plan.partnership, parts=parts)


def _tell_circles(found: Mapping[str, frozenset[Source]], *, why: Verb, by: Reader, now: datetime) -> None:
    """Write on the trail of each circle whose words were found; nobody outside it reads its events."""
    sources = frozenset[Source]().union(*found.values())
    for source in sorted(sources, key=lambda one: (one._meta.label_lower, one.pk)):
        audit.record(why, subject=source, by=by, now=now)

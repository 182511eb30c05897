"""Write what everybody will read of a review; publish it once its conditions hold, and take it down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.audit import NewerVersion
from csp.kernel.review_clocks import add_months
from csp.models import Reader
from dhr.models import Condition, Publication, PublishedAction, Review
from dhr.models.gate import CHECKS, OF_THE_DAY, WAIVABLE, Kind
from dhr.models.verb import Verb
from dhr.policies.publications import may_prepare, may_publish, may_take_down, may_word
from dhr.queries import courses, publications, published_actions
from dhr.queries.rules import rules_of
from dhr.services.copies import copies_due_at_publication
from dhr.services.public_words import private_words, refuse_private_words
from dhr.services.stages import keep_in_step

PAST = "Day it is to be published must be today or later"
OTHER_WORDS = "What will be published was changed"
OTHER_DAY = "The day was changed"


@dataclass(frozen=True)
class PublicationAnswers:
    """What everybody will read, and from which day."""

    title: str
    summary: str
    planned_on: date | None = None

    @classmethod
    def of(cls, publication: Publication) -> "PublicationAnswers":
        """Return what is written now."""
        return cls(**{answer.name: getattr(publication, answer.name) for answer in fields(cls)})


@transaction.atomic
def write_publication(
    *, review: Review, version: int, answers: PublicationAnswers, by: Reader, now: datetime
) -> Publication:
    """Write what everybody will read of a review; version 0 is the first time. The same answers change nothing.

    Other words have to be checked for anonymity again, and of another day people have to be told again. Raises
    PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError by answer.
    """
    review = courses.hold(by, review=review.pk)
    gate = publications.gate_of(by, review=review)
    may_prepare(by, review).require()
    may_word(by, gate).require()
    found = gate.publication
    if found and found.version != version:
        raise NewerVersion(found)
    was = PublicationAnswers.of(found) if found else None
    if found and was == answers:
        return found
    publication = found or Publication(review=review)
    _must_be_sound(answers, was=was, review=review, by=by)
    for answer in fields(answers):
        setattr(publication, answer.name, getattr(answers, answer.name))
    audit.save(publication, by=by, why=Verb.PUBLICATION_CHANGED, now=now)
    begin_conditions(review=review, there=gate.conditions)
    if was and (was.title, was.summary) != (answers.title, answers.summary):
        ask_again(kinds=CHECKS, review=review, why=OTHER_WORDS, by=by, now=now)
    if was and was.planned_on != answers.planned_on:
        ask_again(kinds=OF_THE_DAY, review=review, why=OTHER_DAY, by=by, now=now)
    return publication


@transaction.atomic
def publish(*, publication: Publication, version: int, by: Reader, now: datetime) -> Publication:
    """Let everybody read it from today, if every condition holds at this moment; published twice, it is once.

    Raises PermissionDenied, NewerVersion when somebody changed it meanwhile, and ValidationError with all that
    stands in the way.
    """
    review = courses.hold(by, review=publication.review_id)
    may_publish(by, review).require()
    gate = publications.gate_of(by, review=review)
    if gate.publication and gate.is_shown:
        return gate.publication
    found = audit.locked(publications.open_to(by), key=publication.key, version=version)
    if gate.refusals:
        raise ValidationError(gate.refusals)
    _must_tell_nobody(found, review=review, by=by)
    months = rules_of(by, partnership=review.partnership).shows_months
    found.published_on, found.published_by = by.today, by.person
    found.shown_until = add_months(by.today, months) - timedelta(days=1) if months else None
    found.taken_down_on, found.taken_down_why = None, ""
    audit.save(found, by=by, why=Verb.REVIEW_PUBLISHED, now=now)
    keep_in_step(review=review, by=by, now=now)
    copies_due_at_publication(review=review, on=by.today, by=by, now=now)
    return found


@transaction.atomic
def take_down(*, publication: Publication, reason: str, by: Reader, now: datetime) -> Publication:
    """Let nobody else read it any more, from this moment; whatever version of it somebody has before them.

    Raises PermissionDenied, also when it is not on the public page.
    """
    review = courses.hold(by, review=publication.review_id)
    gate = publications.gate_of(by, review=review)
    may_take_down(by, gate).require()
    found: Publication = publications.open_to(by).select_for_update(of=("self",)).get(pk=publication.pk)
    found.taken_down_on, found.taken_down_why = by.today, reason
    audit.save(found, by=by, why=Verb.PUBLICATION_TAKEN_DOWN, now=now)
    return found


def begin_conditions(*, review: Review, there: Iterable[str]) -> None:
    """Begin the conditions of a review that are not there yet: each is then said to hold, or not, by its own page."""
    for kind in Kind:
        if kind != Kind.APPROVED and kind not in there:
            Condition(review=review, kind=kind).save()


def ask_again(*, kinds: Iterable[str], review: Review, why: str, by: Reader, now: datetime) -> None:
    """Note that these conditions no longer hold, because of what changed; a waiver that has no day stays."""
    met = publications.conditions_open_to(by).filter(
        review=review, kind__in=list(kinds), met_on__isnull=False
    )
    for condition in met:
        if condition.waived_why and condition.kind in WAIVABLE - {Kind.NO_ANNIVERSARY}:
            continue
        condition.evidence = condition.waived_why = ""
        condition.met_on = condition.met_by = None
        audit.save(condition, by=by, why=Verb.CONDITION_TAKEN_BACK, now=now, reason=why)


def _must_tell_nobody(publication: Publication, *, review: Review, by: Reader) -> None:
    """Look at all that everybody will read once more: since it was written somebody may have joined the review."""
    texts: dict[str, str] = {"The title": publication.title, "The summary": publication.summary}
    for number, document in enumerate(publications.documents_of(by, review=review), start=1):
        texts[f"The title of document {number}, {document.get_kind_display().lower()}"] = document.title
    for number, action in enumerate(published_actions.of_review(by, review=review), start=1):
        texts |= {f"Opened action {number}, {what}": said for what, said in _said_of(action).items()}
    found = private_words(texts=texts, review=review, by=by)
    if found:
        raise ValidationError([f"{where}: {said}" for where, said in found.items()])


def _said_of(action: PublishedAction) -> Mapping[str, str]:
    return {
        "what was recommended": action.recommendation,
        "what will be done": action.words,
        "who leads it": action.lead,
        "by when": action.target,
        "how far it has got": action.progress,
    }


def _must_be_sound(
    answers: PublicationAnswers, *, was: PublicationAnswers | None, review: Review, by: Reader
) -> None:
    refuse_private_words(texts={"title": answers.title, "summary": answers.summary}, review=review, by=by)
    is_new_day = was is None or was.planned_on != answers.planned_on
    if is_new_day and answers.planned_on and answers.planned_on < by.today:
        raise ValidationError({"planned_on": PAST})

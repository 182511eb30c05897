"""Note what a review costs: expected, ordered or invoiced; change it, remove it, say where its receipt is."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit, files
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.kernel.listing import listed
from csp.kernel.pence import half_up, pounds
from csp.models import Reader
from dhr.models import AgreementVersion, CostLine, Review
from dhr.models.cost_verb import CostVerb
from dhr.policies.costs import may_change, may_note
from dhr.queries import cost_versions, costs, year_locks
from dhr.services.cost_sharing import share

Kind = CostLine.Kind
BY_DAY, NOBODY = "", "nobody"  # how it is shared: by the version of its day, by one (its key), or not at all
IN_ORDER = list(Kind)
APART = ("shared_by", "against")
LIKE_THE_ONE = ("kind", "cost_type", "shared_by")  # what an adjustment has from the cost that it corrects
BEFORE_WHAT_STANDS = (
    "Costs that were noted after this one are shared like that, and a financial year was locked since, so they change"
    " no more. Remove this one, and note it as a new cost"
)


@dataclass(frozen=True)
class CostAnswers:
    """What a person says of a cost: money in pence, days in hundredths.

    ``against`` is the key of what it comes out of; ``shared_by`` is the key of a version, BY_DAY or NOBODY.
    """

    kind: str
    cost_type: str
    what: str
    cost_on: date
    net: int
    vat: int = 0
    recovered: int = 0
    supplier: str = ""
    reference: str = ""
    paid_on: date | None = None
    days: int | None = None
    day_rate: int | None = None
    against: str = ""
    is_last: bool = False
    shared_by: str = BY_DAY
    chosen_why: str = ""

    @classmethod
    def of(cls, line: CostLine) -> "CostAnswers":
        """Return what is noted of a cost now."""
        said = {one.name: getattr(line, one.name) for one in fields(cls) if one.name not in APART}
        chosen = (line.under.key if line.under else NOBODY) if line.chosen_why else BY_DAY
        return cls(**said, against=line.against.key if line.against else "", shared_by=chosen)

    def wrong(self, *, today: date) -> dict[str, str]:
        """Return a sentence for each answer that cannot be, or that another one asks for."""
        return {**dict(self._money()), **dict(self._work()), **dict(self._rest(today))}

    def _money(self) -> Iterator[tuple[str, str]]:
        if not self.net:
            yield "net", "Enter an amount other than £0.00"
        elif self.net < 0 and self.kind != Kind.ACTUAL:
            yield "net", "Only an actual cost can be a credit, below £0.00"
        elif self.net < 0 < self.vat:
            yield "vat", "The VAT of a credit must be below £0.00 too, or £0.00"
        elif self.vat < 0 < self.net:
            yield "vat", "The VAT of a cost must be £0.00 or more"
        elif abs(self.vat) > abs(self.net):
            yield "vat", f"VAT must be no more than the amount without it, {pounds(self.net)}"
        elif self.recovered * self.vat < 0 or abs(self.recovered) > abs(self.vat):
            yield "recovered", f"The VAT that is recovered must be part of the VAT, {pounds(self.vat)}"

    def _work(self) -> Iterator[tuple[str, str]]:
        if self.days and not self.day_rate:
            yield "day_rate", "Enter the rate for a day, or take out the days"
        elif self.day_rate and not self.days:
            yield "days", "Enter how many days, or take out the rate for a day"
        elif self.days and self.day_rate and (made := half_up(self.days * self.day_rate, 100)) != self.net:
            days = f"{self.days / 100:g} days" if self.days != 100 else "1 day"
            yield "net", f"{days} at {pounds(self.day_rate)} make {pounds(made)}, not {pounds(self.net)}"

    def _rest(self, today: date) -> Iterator[tuple[str, str]]:
        if self.kind == Kind.ACTUAL and self.cost_on > today:
            yield "cost_on", "The day of an actual cost must be today or before. Note it as a commitment"
        if self.paid_on and self.kind != Kind.ACTUAL:
            yield "paid_on", "Only an actual cost is paid. Take the day out"
        elif self.paid_on and self.paid_on > today:
            yield "paid_on", "The day it was paid must be today or before"
        if self.is_last and not self.against:
            yield "against", "Choose what it is the last of"
        if self.shared_by and not self.chosen_why:
            yield "chosen_why", "Enter why it is not shared by the agreement of its day"


@transaction.atomic
def add_cost(
    *, review: Review, answers: CostAnswers, by: Reader, now: datetime, key: str | None = None
) -> CostLine:
    """Note a cost of a review, and who pays what of it, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key is taken.
    """
    held = costs.hold(by, review=review.pk)
    may_note(by, held).require()
    line = CostLine(review=held, key=key or new_key(), number=costs.next_number(by, review=held))
    refuse_wrong(answers=answers, review=held, by=by)
    _fill(line, answers, by=by)
    audit.save(line, by=by, why=CostVerb.COST_ADDED, now=now)
    share(line=line, by=by, for_its_day=True)
    return line


@transaction.atomic
def edit_cost(
    *, key: str, version: int, answers: CostAnswers, reason: str, by: Reader, now: datetime
) -> CostLine:
    """Change a cost of a review, and work out anew who pays it where what it costs, or by what it is shared, changed.

    The same answers again change nothing. Raises PermissionDenied, ValidationError by answer, and NewerVersion when
    somebody saved it meanwhile.
    """
    line = taken(key=key, version=version, by=by)
    if answers == CostAnswers.of(line):
        return line
    may_change(by, line).require()
    refuse_wrong(answers=answers, review=line.review, by=by)
    _must_stay_what_others_are_of(line, answers, by=by)
    [was] = costs.open_to(by).filter(pk=line.pk)
    _fill(line, answers, by=by)
    _must_not_come_before_what_stands(was, line, by=by)
    audit.save(line, by=by, why=CostVerb.COST_CHANGED, now=now, reason=reason)
    _share_again(was, line, by=by)
    return line


@transaction.atomic
def remove_cost(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> CostLine:
    """Remove a cost that was noted by mistake; its history, with the reason, stays.

    Raises PermissionDenied, ValidationError when other costs come out of it, and NewerVersion when somebody saved it
    meanwhile.
    """
    line = taken(key=key, version=version, by=by)
    may_change(by, line).require()
    if drawn := costs.drawn_from(by, line=line):
        raise ValidationError(
            f"{_listed(drawn)} out of this. Remove that first, or change what it comes out of."
        )
    receipt = line.receipt
    audit.remove(line, by=by, why=CostVerb.COST_REMOVED, now=now, reason=reason)
    if receipt:
        files.let_go(receipt)
    share(line=line, by=by)
    return line


def refuse_wrong(*, answers: CostAnswers, review: Review, by: Reader) -> None:
    """Raise ValidationError, by answer, for what cannot be; nothing is noted in a locked year."""
    if wrong := answers.wrong(today=by.today):
        raise ValidationError(wrong)
    until = year_locks.locked_until(by, partnership=review.partnership)
    if until and answers.kind == Kind.ACTUAL and answers.cost_on <= until:
        locked = f"Years up to {day_words.plain(until)} are locked."
        raise ValidationError(
            {"cost_on": f"{locked} Give it a later day, and say under what it is for when it was"}
        )


def taken(*, key: str, version: int, by: Reader) -> CostLine:
    """Return a cost that is the service's to change, while whoever else changes its review, or locks a year, waits.

    Raises Http404, PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    costs.hold_of(by, costs.open_to(by), key=key)
    line = audit.locked(costs.open_to(by), key=key, version=version)
    may_note(by, line.review).require()
    return line


def _must_stay_what_others_are_of(line: CostLine, answers: CostAnswers, *, by: Reader) -> None:
    """Raise ValidationError where a cost would no longer be what others come out of, or correct what it corrects."""
    drawn = costs.drawn_from(by, line=line)
    if drawn and (answers.kind, answers.cost_type) != (line.kind, line.cost_type):
        raise ValidationError(
            {"kind": f"{_listed(drawn)} out of this, so its kind and type stay as they are"}
        )
    if line.adjusts is None:
        return
    noted = CostAnswers.of(line)
    differs = [name for name in LIKE_THE_ONE if getattr(answers, name) != getattr(noted, name)]
    if differs:
        raise ValidationError(
            {name: f"It corrects {str(line.adjusts).lower()}, and is shared as that is" for name in differs}
        )


def _must_not_come_before_what_stands(was: CostLine, line: CostLine, *, by: Reader) -> None:
    """Raise ValidationError where a cost would be shared together with, and before, one that changes no more."""
    if _together(was) == _together(line):
        return
    together = [line, *costs.shared_together(by, line=line)]
    if line.pk not in year_locks.standing(by, partnership=line.review.partnership, lines=together):
        return
    moved = [name for name in ("kind", "cost_type") if getattr(was, name) != getattr(line, name)]
    raise ValidationError({(moved or ["shared_by"])[0]: BEFORE_WHAT_STANDS})


def _share_again(was: CostLine, line: CostLine, *, by: Reader) -> None:
    """Share a cost that was changed anew, where an answer about its money changed, and those that it was among."""
    is_moved, is_by_another = _together(was) != _together(line), was.under_id != line.under_id
    on_its_day = line.adjusts_id is None and (was.cost_on != line.cost_on or is_by_another)
    if is_moved or on_its_day or was.cost != line.cost:
        share(line=line, by=by, for_its_day=on_its_day, by_another=is_by_another)
    if is_moved:
        share(line=was, by=by)


def _fill(line: CostLine, answers: CostAnswers, *, by: Reader) -> None:
    by_what = line.cost_type, line.cost_on, CostAnswers.of(line).shared_by
    is_same = by_what == (answers.cost_type, answers.cost_on, answers.shared_by)
    stays = line.adjusts_id or (line.pk and is_same)
    against = _source(line, answers, by=by)
    under = line.under if stays else _version(line, answers, by=by)
    for answer in fields(answers):
        if answer.name not in APART:
            setattr(line, answer.name, getattr(answers, answer.name))
    line.against, line.under = against, under
    line.chosen_why = answers.chosen_why if answers.shared_by else ""


def _source(line: CostLine, answers: CostAnswers, *, by: Reader) -> CostLine | None:
    """Return what a cost comes out of, which is less certain than itself and of its type."""
    if not answers.against:
        return None
    found = costs.open_to(by).filter(review=line.review, key=answers.against).exclude(pk=line.pk).first()
    if found is None:
        raise ValidationError({"against": "Choose one of the estimates and commitments of this review"})
    if IN_ORDER.index(Kind(found.kind)) >= IN_ORDER.index(Kind(answers.kind)):
        raise ValidationError(
            {
                "against": f"{found} is as certain as this. Choose an estimate, or for an actual cost a commitment"
            }
        )
    if found.cost_type != answers.cost_type:
        raise ValidationError({"against": f"{found} is for {found.get_cost_type_display().lower()}"})
    return found


def _version(line: CostLine, answers: CostAnswers, *, by: Reader) -> AgreementVersion | None:
    """Return by which version a cost is shared: that of its day, unless somebody chose another one, or none."""
    partnership = line.review.partnership
    if answers.shared_by == NOBODY:
        return None
    if answers.shared_by:
        offered = costs.versions_offered(by, partnership=partnership)
        for version in offered:
            if version.key == answers.shared_by:
                return version
        raise ValidationError({"shared_by": "Choose one of the versions that were agreed"})
    of_day = cost_versions.version_of_day(
        by, partnership=partnership, cost_type=answers.cost_type, day=answers.cost_on
    )
    if of_day is None:
        unsaid = f"No agreement says how this type of cost is shared on {day_words.plain(answers.cost_on)}."
        raise ValidationError(
            {"shared_by": f"{unsaid} Choose a version and say why, or that it is not shared"}
        )
    return of_day


def _together(line: CostLine) -> tuple[str, str, int | None]:
    """Return what the costs have in common that are shared together with one."""
    return line.cost_type, line.kind, line.under_id


def _listed(drawn: list[CostLine]) -> str:
    names = listed([str(one) for one in drawn])
    return f"{names} {'comes' if len(drawn) == 1 else 'come'}"

"""All that is kept of one review, table by table: what goes when it is destroyed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from csp.models import Circle, CircleMember, Job, MadePdf, Message, Reader, SearchEntry, StoredFile
from dhr import models as dhr
from dhr.models import Part, Review
from dhr.queries import reviews
from plans import models as plans

Ids = dict[type[Model], set[int]]


@dataclass(frozen=True)
class Goes:
    """A table whose rows go with those that they point at with one of their columns."""

    model: type[Model]
    by: str
    of: type[Model]


# What others point at comes before them, and goes after them.
PARTS = (
    *(
        Goes(one, "circle", Circle)
        for one in (StoredFile, CircleMember, SearchEntry, Message, MadePdf, Job, plans.Plan)
    ),
    *(
        Goes(one, "plan", plans.Plan)
        for one in (plans.PlanVersion, plans.PlanNote, plans.Waiver, plans.Commitment, plans.Priority)
    ),
    Goes(plans.PlanImport, "circle", Circle),
    Goes(plans.SignOff, "plan_version", plans.PlanVersion),
    *(Goes(one, "plan", plans.Plan) for one in (plans.Objective, plans.UpdateRound, plans.Meeting)),
    *(Goes(one, "plan", plans.Plan) for one in (plans.Action, plans.Measure)),
    Goes(plans.Reading, "measure", plans.Measure),
    *(Goes(one, "action", plans.Action) for one in (plans.Milestone, plans.ProgressUpdate, plans.Evidence)),
    Goes(plans.Handover, "action", plans.Action),
    *(Goes(one, "round", plans.UpdateRound) for one in (plans.RoundLink, plans.RoundAsk)),
    *(Goes(one, "ask", plans.RoundAsk) for one in (plans.Challenge, plans.ReportDraft)),
    *(
        Goes(one, "meeting", plans.Meeting)
        for one in (plans.Attendance, plans.MeetingPaper, plans.MeetingDecision)
    ),
    *(
        Goes(one, "review", Review)
        for one in (
            dhr.ReviewMember, dhr.ReviewStage, dhr.ReviewDecision, dhr.Pause, dhr.Pseudonym, dhr.JointReview,
            dhr.Proceeding, dhr.FamilyContact, dhr.AgencyReport, dhr.PanelMeeting, dhr.Recommendation,
            dhr.Assurance, dhr.Submission, dhr.LetterPoint, dhr.Condition, dhr.Publication, dhr.PublishedDocument,
            dhr.PublishedAction, dhr.Copy, dhr.Closure, dhr.LegalHold, dhr.Emergency, dhr.CostLine,
            dhr.Charge,
        )
    ),
    Goes(dhr.CostShare, "line", dhr.CostLine),
    *(Goes(one, "charge", dhr.Charge) for one in (dhr.ChargeLine, dhr.Payment)),
    Goes(dhr.MemberPlace, "member", dhr.ReviewMember),
    Goes(dhr.AgencyReportStep, "report", dhr.AgencyReport),
    *(
        Goes(one, "meeting", dhr.PanelMeeting)
        for one in (dhr.PanelAttendance, dhr.PanelPaper, dhr.PanelDecision)
    ),
    *(Goes(one, "recommendation", dhr.Recommendation) for one in (dhr.Addressee, dhr.RecommendationAction)),
)  # fmt: skip
# They stay: events are ids and verbs, a circle is its key, and the row of the destruction says nothing of the review.
STAYS = ("csp.AuditEvent", "csp.Circle", "dhr.Destruction")
# Columns with which those rows point at one another in a ring; they are emptied first.
RINGS = (
    (plans.Action, "carried_from"),
    (plans.Plan, "follows"),
    (plans.Plan, "public_version"),
    (dhr.CostLine, "against"),
    (dhr.CostLine, "adjusts"),
)


@dataclass(frozen=True)
class Table:
    """The rows of one table, and their earlier versions."""

    model: type[Model]
    rows: QuerySet[Any]
    versions: QuerySet[Any] | None

    @property
    def name(self) -> str:
        """Return what the table holds, in words."""
        words = str(self.model._meta.verbose_name_plural)
        return words[:1].upper() + words[1:]

    @property
    def all_rows(self) -> list[QuerySet[Any]]:
        """Return the rows, and their earlier versions where they are kept."""
        return [self.rows] if self.versions is None else [self.rows, self.versions]

    @property
    def number(self) -> int:
        """Return how many rows there are, with their earlier versions."""
        return self.rows.count() + (self.versions.count() if self.versions is not None else 0)


@dataclass(frozen=True)
class Whole:
    """All that is kept of a review: its tables, the one that goes last first, and its files in the storage."""

    tables: tuple[Table, ...]
    ids: Ids

    @property
    def rings(self) -> list[tuple[QuerySet[Any], str]]:
        """Return the rows that point at those of the review in a ring, with the column."""
        return [
            (model._default_manager.filter(**{f"{name}__in": _ids(self.ids, model, name)}), name)
            for model, name in RINGS
        ]

    @property
    def places(self) -> list[str]:
        """Return where its files are in the storage."""
        mine = StoredFile.objects.filter(pk__in=self.ids[StoredFile]).order_by("pk")
        return list(mine.values_list("place", flat=True))

    def keys(self) -> Iterator[str]:
        """Give the keys of its rows, removed ones too, which stood in the addresses of pages."""
        for table in self.tables:
            if any(field.name == "key" for field in table.model._meta.get_fields()):
                for rows in table.all_rows:
                    yield from rows.order_by().values_list("key", flat=True)

    def names(self) -> frozenset[str]:
        """Return the code names that it goes by and went by."""
        [table] = [one for one in self.tables if one.model is Review]
        return frozenset(name for rows in table.all_rows for name in rows.values_list("code_name", flat=True))


def whole(reader: Reader, *, review: Review) -> Whole:
    """Return all that is kept of a review that the reader is on, earlier versions of it too."""
    mine = reviews.open_to(reader).get(pk=review.pk)
    ids: Ids = {Review: {mine.pk}, Circle: _circles(mine)}
    for part in PARTS:
        ids.setdefault(part.model, set()).update(_found(part, ids[part.of]))
    tables = (_table(model, ids[model]) for model in _in_order())
    return Whole(tuple(tables), ids)


def _in_order() -> list[type[Model]]:
    """Return every table once, what others point at first; the review itself comes before what points at it."""
    models = list(dict.fromkeys(part.model for part in PARTS))
    models.insert(models.index(dhr.ReviewMember), Review)
    return models


def _found(part: Goes, of: set[int]) -> Iterator[int]:
    """Give the ids of the rows that point at these, and of those that were removed."""
    condition = {f"{part.by}__in": of}
    yield from part.model._default_manager.filter(**condition).order_by().values_list("pk", flat=True)
    if hasattr(part.model, "history"):
        yield from part.model.history.filter(**condition).order_by().values_list("id", flat=True)


def _circles(review: Review) -> set[int]:
    """Return the review's circles, and those of the authors of its agency reports, removed ones too."""
    circles = {review.circle_of(part) for part in Part}
    reports = dhr.AgencyReport.objects.filter(review=review.pk).order_by()
    before = dhr.AgencyReport.history.filter(review=review.pk).order_by()
    circles.update(reports.values_list("authors_circle", flat=True))
    circles.update(before.values_list("authors_circle", flat=True))
    return circles


def _table(model: type[Model], ids: set[int]) -> Table:
    versions = model.history.filter(id__in=ids).order_by() if hasattr(model, "history") else None
    return Table(model, model._default_manager.filter(pk__in=ids).order_by(), versions)


def _ids(ids: Ids, model: type[Model], name: str) -> set[int]:
    related: Any = model._meta.get_field(name).related_model
    return ids[related]

"""What records of reviews are called on a review's own trail, for whoever may open them; the family is not named."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from csp.kernel.named import Named
from csp.models import Reader
from dhr.models import (
    AgencyReport,
    AgencyReportStep,
    FamilyContact,
    JointReview,
    PanelAttendance,
    PanelDecision,
    PanelMeeting,
    PanelPaper,
    Pause,
    Proceeding,
    Pseudonym,
    ReviewDecision,
    ReviewStage,
)
from dhr.queries import members as all_members
from dhr.queries import reviews as all_reviews

Ids = Collection[int]
Names = Mapping[int, Named]


def reviews(reader: Reader, *, ids: Ids) -> Names:
    """Return the code names of the reviews with these ids that the reader is on."""
    return _named(all_reviews.open_to(reader).filter(pk__in=ids), lambda one: one.get_absolute_url())


def members(reader: Reader, *, ids: Ids) -> Names:
    """Return whose places these are, on the reader's panels, and the reader's own."""
    return _named(all_members.open_to(reader).filter(pk__in=ids), lambda one: one.get_absolute_url())


def stages(reader: Reader, *, ids: Ids) -> Names:
    """Return the stages with these ids of the reader's reviews."""
    return _of_review(ReviewStage.objects.visible_to(reader), ids, "dhr:stage-list")


def decisions(reader: Reader, *, ids: Ids) -> Names:
    """Return the decisions whether to review with these ids."""
    return _of_review(ReviewDecision.objects.visible_to(reader), ids, "dhr:stage-list")


def pauses(reader: Reader, *, ids: Ids) -> Names:
    """Return the pauses with these ids."""
    return _of_review(Pause.objects.visible_to(reader), ids, "dhr:stage-list")


def pseudonyms(reader: Reader, *, ids: Ids) -> Names:
    """Return the pseudonyms with these ids."""
    return _of_review(Pseudonym.objects.visible_to(reader), ids, "dhr:review-detail")


def joint_reviews(reader: Reader, *, ids: Ids) -> Names:
    """Return the other bodies' reviews with these ids."""
    return _of_review(JointReview.objects.visible_to(reader), ids, "dhr:review-detail")


def proceedings(reader: Reader, *, ids: Ids) -> Names:
    """Return the proceedings with these ids."""
    return _of_review(Proceeding.objects.visible_to(reader), ids, "dhr:proceeding-list")


def contacts(reader: Reader, *, ids: Ids) -> Names:
    """Return where these entries of the log of contact with the family stand, by their day alone."""
    found = FamilyContact.objects.visible_to(reader).filter(pk__in=ids).select_related("review__partnership")
    return {one.pk: Named(f"Contact on {one.on:%d/%m/%Y}", _page("dhr:contact-list", one)) for one in found}


def agency_reports(reader: Reader, *, ids: Ids) -> Names:
    """Return the agencies whose reports these are."""
    found = AgencyReport.objects.visible_to(reader).filter(pk__in=ids).select_related("review__partnership")
    return _named(found, lambda one: one.get_absolute_url())


def agency_report_steps(reader: Reader, *, ids: Ids) -> Names:
    """Return the agencies to whose reports these steps belong."""
    found = AgencyReportStep.objects.visible_to(reader).filter(pk__in=ids)
    steps = found.select_related("report__review__partnership")
    return {one.pk: Named(str(one.report), one.report.get_absolute_url()) for one in steps}


def panel_meetings(reader: Reader, *, ids: Ids) -> Names:
    """Return the panel's meetings with these ids."""
    found = PanelMeeting.objects.visible_to(reader).filter(pk__in=ids).select_related("review__partnership")
    return _named(found, lambda one: one.get_absolute_url())


def panel_attendances(reader: Reader, *, ids: Ids) -> Names:
    """Return the panel's meetings at which these people were; they are not named."""
    return _of_meeting(PanelAttendance.objects.visible_to(reader), ids)


def panel_papers(reader: Reader, *, ids: Ids) -> Names:
    """Return the panel's meetings before which these papers were."""
    return _of_meeting(PanelPaper.objects.visible_to(reader), ids)


def panel_decisions(reader: Reader, *, ids: Ids) -> Names:
    """Return the panel's meetings that decided these."""
    return _of_meeting(PanelDecision.objects.visible_to(reader), ids)


def _of_review(found: QuerySet[Any], ids: Ids, page: str) -> Names:
    return _named(
        found.filter(pk__in=ids).select_related("review__partnership"), lambda one: _page(page, one)
    )


def _of_meeting(found: QuerySet[Any], ids: Ids) -> Names:
    parts = found.filter(pk__in=ids).select_related("meeting__review__partnership")
    return {one.pk: Named(str(one.meeting), one.meeting.get_absolute_url()) for one in parts}


def _named(found: Iterable[Any], address: Callable[[Any], str]) -> Names:
    return {one.pk: Named(str(one), address(one)) for one in found}


def _page(name: str, one: Any) -> str:
    return reverse(name, args=[one.review.partnership.slug, one.review.key])

"""What records of reviews are called on a review's own trail, for whoever may open them; the family is not named."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from csp.kernel.named import Named
from csp.models import Reader
from dhr.models import (
    Addressee,
    AgencyReport,
    AgencyReportStep,
    Assurance,
    Closure,
    Condition,
    Copy,
    Destruction,
    Emergency,
    FamilyContact,
    JointReview,
    LegalHold,
    LetterPoint,
    PanelAttendance,
    PanelDecision,
    PanelMeeting,
    PanelPaper,
    Pause,
    Proceeding,
    Pseudonym,
    Publication,
    PublishedAction,
    PublishedDocument,
    Recommendation,
    RecommendationAction,
    ReviewDecision,
    ReviewStage,
    Submission,
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


def conditions(reader: Reader, *, ids: Ids) -> Names:
    """Return the conditions of publication with these ids."""
    return _of_review(Condition.objects.visible_to(reader), ids, "dhr:publication-detail")


def publications(reader: Reader, *, ids: Ids) -> Names:
    """Return what these are called that are or will be published."""
    return _of_review(Publication.objects.visible_to(reader), ids, "dhr:publication-detail")


def published_documents(reader: Reader, *, ids: Ids) -> Names:
    """Return what the documents with these ids are called."""
    return _of_review(PublishedDocument.objects.visible_to(reader), ids, "dhr:publication-detail")


def copies(reader: Reader, *, ids: Ids) -> Names:
    """Return for whom the copies with these ids are."""
    return _of_review(Copy.objects.visible_to(reader), ids, "dhr:copy-list")


def published_actions(reader: Reader, *, ids: Ids) -> Names:
    """Return the beginning of what everybody may read of the actions that were opened."""
    return _of_review(PublishedAction.objects.visible_to(reader), ids, "dhr:published-action-list")


def recommendations(reader: Reader, *, ids: Ids) -> Names:
    """Return the numbers of the recommendations with these ids, with whose they are."""
    found = Recommendation.objects.visible_to(reader).filter(pk__in=ids).select_related("review__partnership")
    return _named(found, lambda one: one.get_absolute_url())


def addressees(reader: Reader, *, ids: Ids) -> Names:
    """Return the recommendations that are made to these; their names are on the page."""
    return _of_recommendation(Addressee.objects.visible_to(reader), ids)


def recommendation_actions(reader: Reader, *, ids: Ids) -> Names:
    """Return the recommendations that these actions carry out."""
    return _of_recommendation(RecommendationAction.objects.visible_to(reader), ids)


def emergencies(reader: Reader, *, ids: Ids) -> Names:
    """Return the days on which the reader's reviews were opened in an emergency, where the people are listed."""
    return _of_review(Emergency.objects.visible_to(reader), ids, "dhr:member-list")


def submissions(reader: Reader, *, ids: Ids) -> Names:
    """Return what was sent for quality assurance with these ids, by its day."""
    return _of_review(Submission.objects.visible_to(reader), ids, "dhr:submission-list")


def letter_points(reader: Reader, *, ids: Ids) -> Names:
    """Return the points of letters with these ids, by their number."""
    found = LetterPoint.objects.visible_to(reader).filter(pk__in=ids).select_related("review__partnership")
    return {one.pk: Named(f"Point {one.number}", _page("dhr:submission-list", one)) for one in found}


def legal_holds(reader: Reader, *, ids: Ids) -> Names:
    """Return for what in law these keep the reader's reviews."""
    return _of_review(LegalHold.objects.visible_to(reader), ids, "dhr:keeping-detail")


def destructions(reader: Reader, *, ids: Ids) -> Names:
    """Return which of the reader's reviews somebody asked to destroy."""
    found = Destruction.objects.visible_to(reader).filter(pk__in=ids, review__isnull=False)
    asked = found.select_related("review__partnership")
    return {one.pk: Named(str(one), _page("dhr:keeping-detail", one)) for one in asked}


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


def assurances(reader: Reader, *, ids: Ids) -> Names:
    """Return the actions that somebody other than their lead looked at."""
    found = Assurance.objects.visible_to(reader).filter(pk__in=ids)
    parts = found.select_related("review__partnership", "action")
    return {one.pk: Named(str(one.action), _assured(one)) for one in parts}


def closures(reader: Reader, *, ids: Ids) -> Names:
    """Return the ends of reviews with these ids."""
    return _of_review(Closure.objects.visible_to(reader), ids, "dhr:closure-detail")


def _assured(one: Assurance) -> str:
    return reverse("dhr:assurance-detail", args=[one.review.partnership.slug, one.action.key])


def _of_review(found: QuerySet[Any], ids: Ids, page: str) -> Names:
    return _named(
        found.filter(pk__in=ids).select_related("review__partnership"), lambda one: _page(page, one)
    )


def _of_meeting(found: QuerySet[Any], ids: Ids) -> Names:
    parts = found.filter(pk__in=ids).select_related("meeting__review__partnership")
    return {one.pk: Named(str(one.meeting), one.meeting.get_absolute_url()) for one in parts}


def _of_recommendation(found: QuerySet[Any], ids: Ids) -> Names:
    parts = found.filter(pk__in=ids).select_related("recommendation__review__partnership")
    return {one.pk: Named(str(one.recommendation), one.recommendation.get_absolute_url()) for one in parts}


def _named(found: Iterable[Any], address: Callable[[Any], str]) -> Names:
    return {one.pk: Named(str(one), address(one)) for one in found}


def _page(name: str, one: Any) -> str:
    return reverse(name, args=[one.review.partnership.slug, one.review.key])

"""On which page it is noted that a stage of a review is reached."""

from django.urls import reverse

from dhr.models import ReviewStage, Stage

# The pages of what the last stages follow from, and what their tabs are called.
FOLLOWS_ON = {
    Stage.SUBMITTED: ("dhr:submission-list", "Quality assurance"),
    Stage.APPROVED: ("dhr:submission-list", "Quality assurance"),
    Stage.PUBLISHED: ("dhr:publication-detail", "Publication"),
    Stage.IMPLEMENTED: ("dhr:closure-detail", "Closing"),
    Stage.CLOSED: ("dhr:closure-detail", "Closing"),
}


def noted_on(stage: ReviewStage, *, slug: str, review_key: str) -> tuple[str, str]:
    """Return (words, address) of the page that a stage follows from; the words are empty where it has its own."""
    found = FOLLOWS_ON.get(Stage(stage.stage))
    if found:
        page, words = found
        return words, reverse(page, args=[slug, review_key])
    return "", reverse("dhr:stage-reach", args=[slug, stage.key])

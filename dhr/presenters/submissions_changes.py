"""Every change to what was sent for quality assurance, to its letters and to their points."""

from dhr.models import LetterPoint, Submission
from dhr.models.quality_assurance import THINGS
from dhr.presenters.part_changes import Told, ToldTogether

SENT_OR_NOT = {True: "Sent", False: "Not sent"}


class ToldOfSubmission(Told):
    """Its letter is told of without its name, which can say whom the review is about."""

    def say(self, version: Submission, name: str) -> str:
        """Return the words for a field of a saved version."""
        if name == "letter_id" and version.letter_id:
            return "A file that is kept here"
        return super().say(version, name)


SUBMISSION = ToldOfSubmission(
    fields=(
        ("sent_on", "Day it was sent"),
        *((name, label.capitalize()) for name, label in THINGS.items()),
        ("missing_why", "Why something was not sent"),
        ("panel_on", "Panel looks at it"),
        ("letter_on", "Day of the letter"),
        ("outcome", "What the letter says"),
        ("letter_kept_at", "Where the letter is kept"),
        ("letter_id", "File of the letter"),
        ("approved_on", "Approved for publication"),
    ),
    chosen={"outcome": dict(Submission.Outcome.choices)} | dict.fromkeys(THINGS, SENT_OR_NOT),
)
POINT = Told(
    fields=(
        ("number", "Number"),
        ("text", "What the letter asks for"),
        ("holder", "Who answers it"),
        ("due_on", "Due"),
        ("answer", "What was changed"),
        ("done_on", "Done"),
    ),
    chosen={},
)
QUALITY = ToldTogether({Submission: ("Quality assurance", SUBMISSION), LetterPoint: ("Point", POINT)})

"""Every change to what is published of a review: its words, its conditions, its documents."""

from dhr.models import Condition, Publication, PublishedDocument
from dhr.presenters.part_changes import Told, ToldTogether

WORDS = Told(
    fields=(
        ("title", "What it is called"),
        ("summary", "Summary"),
        ("planned_on", "Day it is to be published"),
        ("published_on", "Day it was published"),
        ("shown_until", "Last day on the public page"),
        ("taken_down_on", "Day it was taken down"),
        ("taken_down_why", "Why it was taken down"),
    ),
    chosen={},
)
CONDITION = Told(
    fields=(
        ("evidence", "What shows that it holds"),
        ("waived_why", "Why it is waived"),
        ("met_on", "Day"),
        ("met_by", "Who says so"),
    ),
    chosen={},
)
DOCUMENT = Told(
    fields=(("kind", "What it is"), ("title", "What it is called")),
    chosen={"kind": dict(PublishedDocument.Kind.choices)},
)
PUBLICATION = ToldTogether(
    {
        Publication: ("What everybody reads", WORDS),
        Condition: ("Condition", CONDITION),
        PublishedDocument: ("Document", DOCUMENT),
    }
)

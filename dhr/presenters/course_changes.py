"""Every change to the course of a review: its decisions, its pauses and its stages."""

from dhr.models import Pause, ReviewDecision, ReviewStage
from dhr.presenters.part_changes import Told, ToldTogether

DECISION = Told(
    fields=(
        ("outcome", "What was decided"),
        ("decided_on", "Day"),
        ("decided_by", "Who decided"),
        ("consulted", "Who was asked first"),
        ("reasons", "Why"),
        ("home_office_told_on", "Home Office told"),
        ("family_told_on", "Family told"),
        ("family_not_told", "Why the family was not told"),
    ),
    chosen={"outcome": dict(ReviewDecision.Outcome.choices)},
)
PAUSE = Told(
    fields=(
        ("cause", "Why the clocks are paused"),
        ("reason", "What there is to say about it"),
        ("starts_on", "First day"),
        ("ends_on", "Last day"),
        ("agreed_on", "Agreed"),
        ("agreed_by", "Who agreed"),
        ("notified_on", "Home Office told"),
        ("ended_why", "Why it ended"),
    ),
    chosen={"cause": dict(Pause.Cause.choices)},
)
STAGE = Told(fields=(("planned_on", "Planned for"), ("reached_on", "Reached")), chosen={})
COURSE = ToldTogether(
    {ReviewDecision: ("Decision", DECISION), Pause: ("Pause", PAUSE), ReviewStage: ("Stage", STAGE)}
)

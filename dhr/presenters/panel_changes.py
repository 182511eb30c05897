"""Every change to a meeting of a panel: its own words, who was there, its papers and its decisions."""

from dhr.models import PanelAttendance, PanelDecision, PanelMeeting, PanelPaper
from dhr.presenters.part_changes import Told, ToldTogether

YES_OR_NO = {True: "Yes", False: "No"}
MEETING = Told(
    fields=(
        ("title", "What it is about"),
        ("held_on", "Day"),
        ("place", "Where"),
        ("notes", "What is before the panel"),
        ("is_held", "Has taken place"),
    ),
    chosen={"is_held": YES_OR_NO},
)
ATTENDANCE = Told(
    fields=(("name", "Name"), ("agency", "Agency and post"), ("sent_apologies", "Sent apologies")),
    chosen={"sent_apologies": YES_OR_NO},
)
PAPER = Told(fields=(("title", "What it is"), ("kept_at", "Where it is kept")), chosen={})
DECISION = Told(fields=(("text", "What was decided"),), chosen={})
PANEL = ToldTogether(
    {
        PanelMeeting: ("", MEETING),
        PanelAttendance: ("Attendance", ATTENDANCE),
        PanelPaper: ("Paper", PAPER),
        PanelDecision: ("Decision", DECISION),
    }
)

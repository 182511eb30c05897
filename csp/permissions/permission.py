"""Everything a person may be allowed to do in a partnership, each named once."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that some roles may do and others may not."""

    ENTER = "enter"
    PARTNERSHIP_SET_UP = "partnership.set-up"
    PEOPLE_READ = "people.read"
    PEOPLE_APPOINT = "people.appoint"
    SEE_AS = "people.see-as"
    MESSAGES_READ = "messages.read"
    TRAIL_READ = "trail.read"
    PLAN_READ = "plan.read"
    PLAN_EDIT = "plan.edit"
    PLAN_SIGN = "plan.sign"
    ROUND_RUN = "round.run"
    MEETING_RUN = "meeting.run"
    MEASURE_EDIT = "measure.edit"
    READING_GIVE = "reading.give"
    ACTION_ADD = "action.add"
    ACTION_EDIT = "action.edit"
    ACTION_EDIT_OWN = "action.edit-own"
    PLAN_IMPORT = "plan.import"
    UPDATE_GIVE = "update.give"
    UPDATE_GIVE_OWN = "update.give-own"
    REPORT_WRITE = "report.write"
    SECTION_WRITE = "section.write"
    COMMITTEE_RUN = "committee.run"
    REVIEW_ADD = "review.add"
    PAPERS_READ = "papers.read"
    PAPERS_READ_OWN = "papers.read-own"

    @property
    def refusal(self) -> str:
        """Return the sentence that a person without this permission reads."""
        return REFUSALS[self]


REFUSALS = {
    Permission.ENTER: "You do not work with this partnership at present.",
    Permission.PARTNERSHIP_SET_UP: "Only an administrator can set up the partnership.",
    Permission.PEOPLE_READ: "Your role does not open the list of people. Ask the partnership’s administrator.",
    Permission.PEOPLE_APPOINT: "Only an administrator can invite people and appoint them.",
    Permission.SEE_AS: "Only the coordinator can look at the site as somebody else.",
    Permission.MESSAGES_READ: "Your role does not open the messages that the partnership sent.",
    Permission.TRAIL_READ: "Only an administrator can read the partnership’s audit trail.",
    Permission.PLAN_READ: "Your role does not open the partnership’s plans. Ask its coordinator if you need to.",
    Permission.PLAN_EDIT: "Only the coordinator can change what a plan is made of.",
    Permission.PLAN_SIGN: "Only an authority’s lead or the coordinator can answer for an authority.",
    Permission.ROUND_RUN: "Only the coordinator can open a round, return reports and lock it.",
    Permission.MEETING_RUN: "Only the coordinator can call a meeting and write down what it decided.",
    Permission.MEASURE_EDIT: "Only the coordinator can change what is measured.",
    Permission.READING_GIVE: "Your role does not give figures. Ask the partnership’s coordinator if you need to.",
    Permission.ACTION_ADD: "Only the coordinator can add an action to a plan.",
    Permission.ACTION_EDIT: "Only the coordinator can change every action of a plan.",
    Permission.ACTION_EDIT_OWN: "Only the coordinator or the lead authority can change an action.",
    Permission.PLAN_IMPORT: "Only the coordinator can import a plan.",
    Permission.UPDATE_GIVE: "Only the coordinator can give an update for any authority.",
    Permission.UPDATE_GIVE_OWN: "Your role does not give updates. Ask the partnership’s coordinator if you need to.",
    Permission.REPORT_WRITE: "Only the coordinator can write, build and issue a report to a committee.",
    Permission.SECTION_WRITE: "Your role does not write sections of reports. Ask the partnership’s coordinator.",
    Permission.COMMITTEE_RUN: "Only a scrutiny officer or the coordinator can run committees and their meetings.",
    Permission.REVIEW_ADD: "Only a review coordinator can open a review.",
    Permission.PAPERS_READ: "Your role opens the papers of your own committees only.",
    Permission.PAPERS_READ_OWN: "Your role does not open papers issued to committees.",
}

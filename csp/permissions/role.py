"""The roles a person can be appointed to, and the permissions each carries."""

from django.db import models

from csp.permissions.permission import Permission


class Role(models.TextChoices):
    """What a person is in a partnership, from a day to a day."""

    ADMINISTRATOR = "administrator", "Administrator"
    COORDINATOR = "coordinator", "Coordinator"
    AUTHORITY_LEAD = "authority_lead", "Authority lead"
    OFFICER = "officer", "Officer"
    COUNCILLOR = "councillor", "Councillor"
    SCRUTINY_OFFICER = "scrutiny_officer", "Scrutiny officer"
    REVIEW_COORDINATOR = "review_coordinator", "Review coordinator"
    OBSERVER = "observer", "Observer"

    @property
    def permissions(self) -> frozenset[Permission]:
        """Return everything this role may do."""
        return CARRIES[self]

    @property
    def permissions_in_circles(self) -> frozenset[Permission]:
        """Return what this role may do besides in restricted plans that its holder is named to run."""
        return IN_CIRCLES.get(self, frozenset())

    @property
    def needs_second_factor(self) -> bool:
        """Return whether this role signs in with a second factor unless a partnership says otherwise."""
        return self in SECOND_FACTOR


_PAPERS = frozenset({Permission.PAPERS_READ, Permission.PAPERS_READ_OWN})
_READER = _PAPERS | {Permission.ENTER, Permission.PLAN_READ}

CARRIES = {
    Role.ADMINISTRATOR: _READER
    | {
        Permission.PARTNERSHIP_SET_UP,
        Permission.PEOPLE_READ,
        Permission.PEOPLE_APPOINT,
        Permission.MESSAGES_READ,
        Permission.TRAIL_READ,
    },
    Role.COORDINATOR: _READER
    | {
        Permission.PEOPLE_READ,
        Permission.SEE_AS,
        Permission.MESSAGES_READ,
        Permission.PLAN_EDIT,
        Permission.PLAN_IMPORT,
        Permission.PLAN_SIGN,
        Permission.ROUND_RUN,
        Permission.MEETING_RUN,
        Permission.MEASURE_EDIT,
        Permission.READING_GIVE,
        Permission.ACTION_ADD,
        Permission.ACTION_EDIT,
        Permission.UPDATE_GIVE,
        Permission.UPDATE_GIVE_OWN,
        Permission.REPORT_WRITE,
        Permission.SECTION_WRITE,
        Permission.COMMITTEE_RUN,
    },
    Role.AUTHORITY_LEAD: _READER
    | {
        Permission.PEOPLE_READ,
        Permission.PLAN_SIGN,
        Permission.ACTION_EDIT_OWN,
        Permission.UPDATE_GIVE_OWN,
        Permission.READING_GIVE,
        Permission.SECTION_WRITE,
    },
    Role.OFFICER: _READER | {Permission.UPDATE_GIVE_OWN, Permission.READING_GIVE, Permission.SECTION_WRITE},
    # Councillors and scrutiny officers read what is issued to committees, not the living plan.
    Role.COUNCILLOR: frozenset({Permission.ENTER, Permission.PAPERS_READ_OWN}),
    Role.SCRUTINY_OFFICER: _PAPERS | {Permission.ENTER, Permission.COMMITTEE_RUN, Permission.SECTION_WRITE},
    Role.REVIEW_COORDINATOR: _READER
    | {Permission.PEOPLE_READ, Permission.REVIEW_ADD, Permission.SECTION_WRITE},
    Role.OBSERVER: _READER,
}

# What whoever runs a plan does in it; where that is named people, no role gives it to anybody else.
RUNS_A_PLAN = frozenset(
    {
        Permission.PLAN_EDIT,
        Permission.ROUND_RUN,
        Permission.MEASURE_EDIT,
        Permission.ACTION_ADD,
        Permission.ACTION_EDIT,
        Permission.UPDATE_GIVE,
    }
)

# What is left of a role in a restricted plan that somebody may only read.
READING = frozenset({Permission.ENTER, Permission.PLAN_READ, Permission.PAPERS_READ, Permission.PEOPLE_READ})

# The action plan of a review is restricted, and run by whoever coordinates the review: nothing of it carries over to
# the plans that everybody here reads, nor to other restricted ones.
IN_CIRCLES = {
    Role.REVIEW_COORDINATOR: RUNS_A_PLAN | {Permission.READING_GIVE, Permission.UPDATE_GIVE_OWN},
}

SECOND_FACTOR = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.REVIEW_COORDINATOR})

# As whom a coordinator may look at the site: roles to which nothing opens that a coordinator could not read.
SEEN_AS = frozenset(
    {Role.AUTHORITY_LEAD, Role.OFFICER, Role.COUNCILLOR, Role.SCRUTINY_OFFICER, Role.OBSERVER}
)


def roles_with(permission: Permission) -> frozenset[Role]:
    """Return the roles that carry a permission."""
    return frozenset(role for role in Role if permission in CARRIES[role])

"""The fixed verbs of the foundation's own events."""

from enum import StrEnum

from csp.audit.words import Group


class Verb(StrEnum):
    """What can be done in the foundation; each app has a list of its own."""

    SIGNED_IN = "person.signed-in"
    SESSIONS_ENDED = "person.sessions-ended"
    SEEN_AS = "person.seen-as"
    PERSON_CHANGED = "person.changed"
    CONTACT_REMOVED = "person.contact-removed"
    DATA_DOWNLOADED = "person.data-downloaded"
    PARTNERSHIP_FOUNDED = "partnership.founded"
    PARTNERSHIP_CHANGED = "partnership.changed"
    AREA_ADDED = "area.added"
    AREA_CHANGED = "area.changed"
    AREA_TAKEN_OUT = "area.taken-out-of-use"
    AREA_USED_AGAIN = "area.used-again"
    NOTICE_CHANGED = "notice.changed"
    WORDS_CHANGED = "words.changed"
    WORK_ACCOUNT_BOUND = "person.work-account-bound"
    WORK_ACCOUNT_FORGOTTEN = "person.work-account-forgotten"
    SIGN_IN_POLICY_CHANGED = "sign-in-policy.changed"
    RETENTION_POLICY_CHANGED = "retention-policy.changed"
    RETENTION_APPLIED = "retention.applied"
    AUTHORITY_ADDED = "authority.added"
    AUTHORITY_CHANGED = "authority.changed"
    SEAT_ADDED = "seat.added"
    SEAT_CHANGED = "seat.changed"
    SEAT_ENDED = "seat.ended"
    MESSAGE_BY_HAND = "message.sent-by-hand"
    MESSAGE_AGAIN = "message.sent-again"
    PERSON_INVITED = "person.invited"
    PERSON_JOINED = "person.joined"
    INVITATION_SENT_AGAIN = "invitation.sent-again"
    INVITATION_WITHDRAWN = "invitation.withdrawn"
    INVITATION_ACCEPTED = "invitation.accepted"
    APPOINTMENT_ADDED = "appointment.added"
    APPOINTMENT_CHANGED = "appointment.changed"
    APPOINTMENT_ENDED = "appointment.ended"
    APPOINTMENT_TAKEN_BACK = "appointment.taken-back"
    TRAIL_EXPORTED = "trail.exported"
    DIGEST_CHANGED = "digest.changed"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        Verb.PARTNERSHIP_FOUNDED: "Founded the partnership",
        Verb.PARTNERSHIP_CHANGED: "Changed the partnership’s details",
        Verb.AREA_ADDED: "Added an area",
        Verb.AREA_CHANGED: "Changed an area",
        Verb.AREA_TAKEN_OUT: "Took an area out of use",
        Verb.AREA_USED_AGAIN: "Used an area again",
        Verb.NOTICE_CHANGED: "Changed a page for the public",
        Verb.WORDS_CHANGED: "Changed one of the partnership’s words",
        Verb.SIGN_IN_POLICY_CHANGED: "Changed how people sign in",
        Verb.RETENTION_POLICY_CHANGED: "Changed how long things are kept",
        Verb.RETENTION_APPLIED: "Removed what had been kept for long enough",
        Verb.AUTHORITY_ADDED: "Added an authority",
        Verb.AUTHORITY_CHANGED: "Changed an authority",
        Verb.SEAT_ADDED: "Added a seat",
        Verb.SEAT_CHANGED: "Changed a seat",
        Verb.SEAT_ENDED: "Ended a seat",
        Verb.PERSON_INVITED: "Invited somebody",
        Verb.PERSON_JOINED: "Joined by an invitation",
        Verb.PERSON_CHANGED: "Changed somebody’s name",
        Verb.CONTACT_REMOVED: "Removed the contact details of somebody who has left",
        Verb.INVITATION_SENT_AGAIN: "Sent an invitation again",
        Verb.INVITATION_WITHDRAWN: "Withdrew an invitation",
        Verb.INVITATION_ACCEPTED: "Accepted an invitation",
        Verb.APPOINTMENT_ADDED: "Appointed somebody",
        Verb.APPOINTMENT_CHANGED: "Changed an appointment",
        Verb.APPOINTMENT_ENDED: "Ended an appointment",
        Verb.APPOINTMENT_TAKEN_BACK: "Took an appointment back",
        Verb.MESSAGE_BY_HAND: "Noted that they sent a message themselves",
        Verb.MESSAGE_AGAIN: "Sent a message again",
        Verb.DIGEST_CHANGED: "Changed how often they are written to",
    },
    Group.EXPORT: {
        Verb.TRAIL_EXPORTED: "Downloaded the audit trail",
        Verb.DATA_DOWNLOADED: "Downloaded what is held about them",
    },
    Group.SIGN_IN: {
        Verb.SIGNED_IN: "Signed in",
        Verb.SESSIONS_ENDED: "Ended open sessions",
        Verb.SEEN_AS: "Looked at the site as somebody else",
        Verb.WORK_ACCOUNT_BOUND: "Signed in with a work account for the first time",
        Verb.WORK_ACCOUNT_FORGOTTEN: "Had a work account forgotten",
    },
}

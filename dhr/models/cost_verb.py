"""The fixed verbs of what can be done to what reviews cost."""

from enum import StrEnum

from csp.audit.words import Group


class CostVerb(StrEnum):
    """What an audit event says was done."""

    COST_ADDED = "cost-line.added"
    COST_CHANGED = "cost-line.changed"
    COST_ADJUSTED = "cost-line.adjusted"
    YEAR_LOCKED = "year-lock.added"
    COST_REMOVED = "cost-line.removed"
    COST_SHARED_ANEW = "cost-line.shared-anew"
    RECEIPT_CHANGED = "cost-line.receipt-changed"
    RECEIPT_DOWNLOADED = "cost-line.receipt-downloaded"
    COSTS_EXPORTED = "cost-lines.exported"
    CHARGE_DRAWN_UP = "charge.drawn-up"
    CHARGE_DROPPED = "charge.dropped"
    CHARGE_SENT = "charge.sent"
    CHARGE_AGREED = "charge.agreed"
    CHARGE_INVOICED = "charge.invoiced"
    CHARGE_PAID = "charge.paid"
    CHARGE_WRITTEN_OFF = "charge.written-off"
    CHARGE_RESTORED = "charge.restored"
    CHARGE_DOWNLOADED = "charge.downloaded"
    PAYMENT_ADDED = "payment.added"
    PAYMENT_REMOVED = "payment.removed"
    ACCOUNT_CHANGED = "partner-account.changed"
    STATEMENT_ADDED = "statement.added"
    STATEMENT_READER_ADDED = "statement-reader.added"
    STATEMENT_READER_REMOVED = "statement-reader.removed"
    STATEMENT_DOWNLOADED = "statement.downloaded"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        CostVerb.COST_ADDED: "Noted a cost of a review",
        CostVerb.COST_CHANGED: "Changed a cost of a review",
        CostVerb.COST_ADJUSTED: "Noted an adjustment of a cost of a locked year",
        CostVerb.YEAR_LOCKED: "Locked a financial year",
        CostVerb.COST_REMOVED: "Removed a cost of a review",
        CostVerb.COST_SHARED_ANEW: "Worked out anew who pays a cost of a review",
        CostVerb.RECEIPT_CHANGED: "Changed where the receipt of a cost is",
        CostVerb.CHARGE_DRAWN_UP: "Drew up a charge",
        CostVerb.CHARGE_DROPPED: "Dropped a charge that was not sent",
        CostVerb.CHARGE_SENT: "Sent a charge",
        CostVerb.CHARGE_AGREED: "Noted that a partner agreed to a charge",
        CostVerb.CHARGE_INVOICED: "Noted the invoice of a charge",
        CostVerb.CHARGE_PAID: "Changed how much of a charge is paid",
        CostVerb.CHARGE_WRITTEN_OFF: "Wrote a charge off",
        CostVerb.CHARGE_RESTORED: "Took back that a charge was written off",
        CostVerb.PAYMENT_ADDED: "Noted a payment",
        CostVerb.PAYMENT_REMOVED: "Removed a payment that was noted by mistake",
        CostVerb.ACCOUNT_CHANGED: "Changed whom the charges of a partner go to",
        CostVerb.STATEMENT_ADDED: "Set up the statement of a partner",
        CostVerb.STATEMENT_READER_ADDED: "Let somebody read the statement of their partner",
        CostVerb.STATEMENT_READER_REMOVED: "Shut the statement of a partner to somebody",
    },
    Group.EXPORT: {
        CostVerb.STATEMENT_DOWNLOADED: "Downloaded the statement of a partner",
        CostVerb.CHARGE_DOWNLOADED: "Downloaded the letter of a charge",
        CostVerb.RECEIPT_DOWNLOADED: "Downloaded the receipt of a cost of a review",
        CostVerb.COSTS_EXPORTED: "Downloaded what a review costs",
    },
}

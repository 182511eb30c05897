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
    COST_PAID = "cost-line.paid"
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
    STATEMENT_READER_ENDED = "statement-reader.ended"
    STATEMENT_READER_REMOVED = "statement-reader.removed"
    STATEMENT_DOWNLOADED = "statement.downloaded"
    LAYOUT_ADDED = "ledger-layout.added"
    LAYOUT_CHANGED = "ledger-layout.changed"
    LAYOUT_REMOVED = "ledger-layout.removed"
    LEDGER_EXPORTED = "charges.exported"
    POOL_PAYMENT_ADDED = "pool-payment.added"
    POOL_PAYMENT_REMOVED = "pool-payment.removed"
    POOL_EXPORTED = "pool-payments.exported"
    BUDGET_SET = "review-budget.set"
    SPENDING_EXPORTED = "spending.exported"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        CostVerb.COST_ADDED: "Noted a cost of a review",
        CostVerb.COST_CHANGED: "Changed a cost of a review",
        CostVerb.COST_ADJUSTED: "Noted an adjustment of a cost of a locked year",
        CostVerb.YEAR_LOCKED: "Locked a financial year",
        CostVerb.BUDGET_SET: "Set the budget for reviews of a financial year",
        CostVerb.COST_REMOVED: "Removed a cost of a review",
        CostVerb.COST_SHARED_ANEW: "Worked out anew who pays a cost of a review",
        CostVerb.COST_PAID: "Noted when the supplier of a cost was paid",
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
        CostVerb.STATEMENT_READER_ENDED: "Shut the statement of a partner to somebody who left it",
        CostVerb.STATEMENT_READER_REMOVED: "Shut the statement of a partner to somebody",
        CostVerb.LAYOUT_ADDED: "Added a layout for the ledger",
        CostVerb.LAYOUT_CHANGED: "Changed a layout for the ledger",
        CostVerb.LAYOUT_REMOVED: "Removed a layout for the ledger",
        CostVerb.POOL_PAYMENT_ADDED: "Noted a payment into a pool",
        CostVerb.POOL_PAYMENT_REMOVED: "Removed a payment into a pool that was noted by mistake",
    },
    Group.EXPORT: {
        CostVerb.STATEMENT_DOWNLOADED: "Downloaded the statement of a partner",
        CostVerb.CHARGE_DOWNLOADED: "Downloaded the letter of a charge",
        CostVerb.RECEIPT_DOWNLOADED: "Downloaded the receipt of a cost of a review",
        CostVerb.COSTS_EXPORTED: "Downloaded what a review costs",
        CostVerb.LEDGER_EXPORTED: "Downloaded charges for the ledger",
        CostVerb.POOL_EXPORTED: "Downloaded what was paid into a pool",
        CostVerb.SPENDING_EXPORTED: "Downloaded what everybody is told of what reviews cost",
    },
}

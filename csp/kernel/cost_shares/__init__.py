"""How partners share what a review costs: rules, shares to the last penny, and the sentences that explain them."""

from csp.kernel.cost_shares.agreement import example, in_words
from csp.kernel.cost_shares.checking import CannotShare, Concerns, check
from csp.kernel.cost_shares.lines import Line, SharedLine, share_line, share_lines
from csp.kernel.cost_shares.pools import Drawn, drawn_of
from csp.kernel.cost_shares.rules import (
    WHOLE,
    Among,
    ByPercentages,
    ByWeights,
    Equally,
    First,
    FixedSums,
    InKind,
    LeadPays,
    Payer,
    Pool,
    Rest,
    Rule,
    Sharer,
)
from csp.kernel.cost_shares.sharing import Shared, share_out
from csp.kernel.cost_shares.wording import per_cent

__all__ = [
    "WHOLE",
    "Among",
    "ByPercentages",
    "ByWeights",
    "CannotShare",
    "Concerns",
    "Drawn",
    "Equally",
    "First",
    "FixedSums",
    "InKind",
    "LeadPays",
    "Line",
    "Payer",
    "Pool",
    "Rest",
    "Rule",
    "Shared",
    "SharedLine",
    "Sharer",
    "check",
    "drawn_of",
    "example",
    "in_words",
    "per_cent",
    "share_line",
    "share_lines",
    "share_out",
]

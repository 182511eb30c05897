"""Named questions about committees, reports and packs."""

"""Named questions about people and partnerships."""

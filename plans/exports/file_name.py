"""What an exported file is called."""

from datetime import date


def file_name(slug: str, *, on: date, kind: str, what: str = "actions") -> str:
    """Return a name that tells the partnership and the day, and never a plan: vale-actions-2026-11-23.csv."""
    return f"{slug}-{what}-{on.isoformat()}.{kind}"

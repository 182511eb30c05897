"""What a file that leaves a review is called."""

from datetime import date


def file_name(slug: str, *, what: str, on: date, kind: str) -> str:
    """Return a name that tells the partnership and the day, never a review: vale-action-plan-2026-11-23.docx."""
    return f"{slug}-{what}-{on.isoformat()}.{kind}"

"""What the demonstration asks before it has any reader."""

from csp.models import Partnership


def demonstration_partnership(slug: str) -> Partnership | None:
    """Return the partnership of the demonstration if it is loaded."""
    return Partnership.objects.filter(slug=slug).first()

"""What is there already when a partnership is founded: asked by whoever runs the site, at its own machine."""

from csp.models import Authority, Partnership, Person


def is_taken(slug: str) -> bool:
    """Return whether a partnership has this name in addresses."""
    return Partnership.objects.filter(slug=slug).exists()


def person_called(email: str) -> Person | None:
    """Return whoever signs in with this address."""
    return Person.objects.filter(email__iexact=email.strip()).first()


def body_called(name: str) -> Authority | None:
    """Return the legal body of this name."""
    return Authority.objects.filter(name__iexact=name.strip()).first()

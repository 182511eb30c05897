"""What everybody may read of reviews: what was published and is on the public page today, and nothing else."""

from django.db.models import QuerySet

from csp.models import Partnership
from csp.models.audience import AudienceReader
from dhr.models import Publication, PublishedDocument
from dhr.models.review_rules import ReviewRules


def shown(reader: AudienceReader, *, partnership: Partnership) -> QuerySet[Publication]:
    """Return what of a partnership's reviews is on its public page today, the latest first."""
    found = Publication.objects.all().shown(partnership=partnership, today=reader.today)
    return found.select_related("review__partnership").order_by("-published_on", "key")


def documents(reader: AudienceReader, *, partnership: Partnership) -> QuerySet[PublishedDocument]:
    """Return the documents of what is on a partnership's public page today, in the order they were added."""
    there = shown(reader, partnership=partnership).order_by().values("review_id")
    return PublishedDocument.objects.filter(review__in=there).select_related("file").order_by("pk")


def rules(reader: AudienceReader, *, partnership: Partnership) -> ReviewRules:
    """Return how a partnership runs its reviews: for how long one is shown is said to everybody."""
    own = ReviewRules.objects.filter(partnership=partnership, partnership_id=reader.partnership_id).first()
    return own or ReviewRules(partnership=partnership)

"""Let the public read the demonstration's published plan."""

from csp.demonstration.load import Cast, moment
from plans.demonstration.load import COORDINATOR
from plans.queries import versions
from plans.services.publications import show_to_public

SHOWN = 1  # day after it was published


def load(cast: Cast) -> None:
    """Show the newest published version on the day after it was published, once June has read it."""
    june = cast.reader(COORDINATOR, ago=0)
    published = versions.open_to(june).filter(plan__partnership=cast.partnership, published_at__isnull=False)
    if (version := published.first()) and version.published_at:
        ago = (cast.today - version.published_at.date()).days - SHOWN
        show_to_public(
            shown=version,
            texts=(),  # they are ours, and no plan of the demonstration is restricted
            version=version.plan.version,
            by=cast.reader(COORDINATOR, ago=ago),
            now=moment(cast.day(-ago)),
        )

"""What the clock counts of panel meetings, for everybody of a partnership at once."""

from datetime import date

from django.db.models import QuerySet

from csp.models import Partnership
from dhr.models import PanelMeeting


def not_written_up(partnership: Partnership, *, today: date) -> QuerySet[PanelMeeting]:
    """Return the meetings whose day has passed and that nobody has written up, of reviews that are not closed."""
    past = PanelMeeting.objects.in_partnership(partnership).filter(held_on__lt=today, is_held=False)
    return past.filter(review__closed_on=None).select_related("review").order_by("pk")

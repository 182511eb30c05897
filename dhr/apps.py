"""The reviews as a Django app."""

from django.apps import AppConfig


class DhrConfig(AppConfig):
    """dhr: reviews after a death, their learning, and who pays."""

    name = "dhr"
    verbose_name = "Reviews"

    def ready(self) -> None:
        """Register what the site asks its apps for."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import navigation  # noqa: PLC0415  (the tables are not ready before)
        from dhr.models.verb import WORDS  # noqa: PLC0415  (the tables are not ready before)

        navigation.register(
            navigation.Place("Reviews", "dhr:review-list", Permission.PLAN_READ, stem="reviews/")
        )
        audit.register_words(WORDS)

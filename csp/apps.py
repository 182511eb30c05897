"""The foundation as a Django app."""

from django.apps import AppConfig


class CspConfig(AppConfig):
    """csp: who works together, who may do what, and the site itself."""

    name = "csp"
    verbose_name = "Partnerships and people"

    def ready(self) -> None:
        """Give the navigation its first place."""
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import navigation  # noqa: PLC0415

        navigation.register(navigation.Place("My work", "csp:home", Permission.ENTER, stem=""))

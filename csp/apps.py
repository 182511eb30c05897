"""The foundation as a Django app."""

from django.apps import AppConfig


class CspConfig(AppConfig):
    """csp: who works together, who may do what, and the site itself."""

    name = "csp"
    verbose_name = "Partnerships and people"

    def ready(self) -> None:
        """Give the navigation its first place and its last."""
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import navigation  # noqa: PLC0415

        navigation.register(navigation.Place("My work", "csp:home", Permission.ENTER, stem=""))
        set_up = Permission.PARTNERSHIP_SET_UP
        navigation.register(
            navigation.Place("Settings", "csp:settings", set_up, stem="settings/", is_last=True)
        )

"""From where, and in which browser, each session began: allauth's app for it, with fewer questions."""

from allauth.usersessions.apps import UserSessionsConfig


class SessionNotes(UserSessionsConfig):
    """Notes a session when it begins; allauth's own also looks at each open one whenever somebody signs in."""

    def ready(self) -> None:
        """Note a session when somebody signs in, and again under its new key when a password changes."""
        from allauth.account import signals  # noqa: PLC0415  (the tables are not ready before)
        from allauth.usersessions.signals import on_password_changed  # noqa: PLC0415  (the tables are not ready before)

        for begun in (signals.user_logged_in, signals.password_changed, signals.password_set):
            begun.connect(on_password_changed)

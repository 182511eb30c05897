"""An invented partnership to try everything with; each app adds its part of the story."""

_LOADERS: list[str] = []

PASSWORD = "try-saferplan-here"  # noqa: S105  (printed on the sign-in page of a demonstration, which answers this machine only)


def register(loader: str) -> None:
    """Add an app's loader, as a dotted name; called from its ``apps.py``."""
    if loader not in _LOADERS:
        _LOADERS.append(loader)


def loaders() -> list[str]:
    """Return the loaders in the order of the apps."""
    return list(_LOADERS)

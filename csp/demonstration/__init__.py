"""An invented partnership to try everything with; each app adds its part of the story."""

from pathlib import Path

_LOADERS: list[str] = []
_CASTS: list[Path] = []

PASSWORD = "try-saferplan-here"  # noqa: S105  (printed on the sign-in page of a demonstration, which answers this machine only)


def register(loader: str, *, cast: Path | None = None) -> None:
    """Add an app's loader, as a dotted name; called from its ``apps.py``.

    ``cast`` is the file with people of its own, if it has any: its ``sign_ins`` stand on the sign-in page.
    """
    if loader not in _LOADERS:
        _LOADERS.append(loader)
    if cast and cast not in _CASTS:
        _CASTS.append(cast)


def loaders() -> list[str]:
    """Return the loaders in the order of the apps."""
    return list(_LOADERS)


def casts() -> list[Path]:
    """Return the files with people of their own."""
    return list(_CASTS)

"""What the apps have done by the clock: each registers a dotted name, because nothing here knows the apps."""

_SWEEPS: list[str] = []


def register_sweep(name: str) -> None:
    """Add a function that takes ``now`` and may run at any time and twice; called from an app's ``apps.py``."""
    if name not in _SWEEPS:
        _SWEEPS.append(name)


def sweeps() -> tuple[str, ...]:
    """Return the dotted names of the functions, in the order in which they were registered."""
    return tuple(_SWEEPS)

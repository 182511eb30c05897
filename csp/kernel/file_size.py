"""The size of a file, as people read it."""

KILOBYTE = 1024


def size_words(size: int) -> str:
    """Return a size in bytes as 210 KB or 1.4 MB."""
    kilobytes = max(1, round(size / KILOBYTE))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{size / KILOBYTE / KILOBYTE:.1f} MB"

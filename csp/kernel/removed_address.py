"""The address that stands where somebody's own was removed: nobody can have it, so nothing is sent to it."""

DOMAIN = "removed.invalid"  # “.invalid” is reserved, so that it is never anybody's: RFC 2606, section 2


def removed_address(key: str) -> str:
    """Return what to write in the place of an address; each record has its own, because addresses are unique."""
    return f"{key}@{DOMAIN}"


def is_removed(address: str) -> bool:
    """Return whether an address was removed; what stands in its place is never shown to anybody."""
    return address.lower().endswith(f"@{DOMAIN}")

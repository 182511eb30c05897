"""Where the site is, for the links of e-mails that are written by the clock, which nobody asked a page for."""

from collections.abc import Sequence

from csp.kernel.safe_start import LOOPBACK

HERE = "http://localhost:8000"


def site_address(*, given: str, hosts: Sequence[str], only_https: bool) -> str:
    """Return the beginning of every address of the site: as given, or the first name that it answers to."""
    if given:
        return given.rstrip("/")
    if not only_https:
        return HERE
    named = [host.lstrip(".") for host in hosts if host not in LOOPBACK]
    return f"https://{(named or list(hosts))[0]}"

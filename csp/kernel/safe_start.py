"""Say why a set of settings is not safe to start with."""

from collections.abc import Sequence

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
SHORTEST_SECRET = 40


def reasons_not_to_start(
    *, secret_key: str, debug: bool, demonstration: bool, hosts: Sequence[str]
) -> list[str]:
    """Return one sentence for each thing that makes these settings unsafe, or an empty list."""
    public = [host for host in hosts if host not in LOOPBACK]
    reasons = []
    if not secret_key:
        reasons.append("Set SECRET_KEY to a long random text that only this installation knows.")
    elif len(secret_key) < SHORTEST_SECRET:
        reasons.append(f"SECRET_KEY is too short: use at least {SHORTEST_SECRET} characters.")
    if not hosts:
        reasons.append(
            "Set ALLOWED_HOSTS to the names this site answers to, for example saferplan.vale.example."
        )
    if "*" in hosts:
        reasons.append("ALLOWED_HOSTS must name the hosts: “*” would answer to any name.")
    if debug and public:
        reasons.append(
            f"DEBUG shows the inside of the program, so it is refused with the public host {public[0]}."
        )
    if demonstration and public:
        reasons.append(
            f"The demonstration has known passwords, so it is refused with the public host {public[0]}."
        )
    return reasons

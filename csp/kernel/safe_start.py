"""Say why a set of settings is not safe to start with."""

import re
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
SHORTEST_SECRET = 40
NEVER_IN_A_LIST = "a comma in it, or a blank before or after it"


def reasons_not_to_start(
    *,
    secret_key: str,
    audit_key: str,
    debug: bool,
    demonstration: bool,
    hosts: Sequence[str],
    bind: str = "",
    behind_proxy: bool = False,
    audit_keys_before: Sequence[str] = (),
) -> list[str]:
    """Return one sentence for each thing that makes these settings unsafe, or an empty list."""
    public = [f"with the public host {host}" for host in hosts if host not in LOOPBACK]
    if bind and not is_loopback(host_of(bind)):
        public.append(f"at the address {bind}: use 127.0.0.1")
    if behind_proxy:
        public.append("behind a proxy, which lets others in: unset BEHIND_PROXY")
    reasons = []
    if not secret_key:
        reasons.append("Set SECRET_KEY to a long random text that only this installation knows.")
    elif len(secret_key) < SHORTEST_SECRET:
        reasons.append(f"SECRET_KEY is too short: use at least {SHORTEST_SECRET} characters.")
    reasons += _reasons_of_audit_key(
        audit_key, secret_key, is_for_people=bool(public) and not (debug or demonstration)
    )
    reasons += _reasons_of_keys_before(audit_keys_before, audit_key)
    if not hosts:
        reasons.append(
            "Set ALLOWED_HOSTS to the names this site answers to, for example saferplan.vale.example."
        )
    if "*" in hosts:
        reasons.append("ALLOWED_HOSTS must name the hosts: “*” would answer to any name.")
    if public:
        reasons += [f"{why} {public[0]}." for why in reasons_to_stay_here(debug, demonstration)]
    return reasons


def _reasons_of_audit_key(audit_key: str, secret_key: str, *, is_for_people: bool) -> list[str]:
    """Return what is wrong with the key of the audit trail; a site for this machine alone needs none of its own."""
    if not audit_key:
        wanted = "Set AUDIT_KEY to another long random text: it seals the audit trail."
        return [wanted] if is_for_people else []
    if len(audit_key) < SHORTEST_SECRET:
        return [f"AUDIT_KEY is too short: use at least {SHORTEST_SECRET} characters."]
    if "," in audit_key or audit_key != audit_key.strip():  # AUDIT_KEYS_BEFORE parts and strips its keys
        return [f"AUDIT_KEY has {NEVER_IN_A_LIST}: AUDIT_KEYS_BEFORE could never name it. Use another."]
    return ["AUDIT_KEY must not be the same text as SECRET_KEY."] if audit_key == secret_key else []


def _reasons_of_keys_before(before: Sequence[str], audit_key: str) -> list[str]:
    """Return what is wrong with the keys that sealed the audit trail once: each was a key like the one of today."""
    if any(len(key) < SHORTEST_SECRET for key in before):
        return [f"Each key in AUDIT_KEYS_BEFORE has at least {SHORTEST_SECRET} characters; commas part them."]
    if before and not audit_key:
        return ["AUDIT_KEYS_BEFORE is for keys that came before AUDIT_KEY: set AUDIT_KEY too."]
    if audit_key in before or len(set(before)) < len(before):
        return [
            "AUDIT_KEYS_BEFORE names a key twice, or AUDIT_KEY: a key that was changed is never used again."
        ]
    return []


def reasons_to_stay_here(debug: bool, demonstration: bool) -> list[str]:
    """Return why nobody but this machine may open the site: sentences that end with what they are refused."""
    reasons = []
    if debug:
        reasons.append("DEBUG shows the inside of the program, so it is refused")
    if demonstration:
        reasons.append("The demonstration has known passwords, so it is refused")
    return reasons


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach an address, or send from it; a socket's file is no address."""
    if host == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    # An IPv4 address may come in the clothes of IPv6.
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def host_of(bind: str) -> str:
    """Return the host of an address to listen at: 127.0.0.1 of 127.0.0.1:8000, ::1 of [::1]:8000."""
    found = re.fullmatch(r"(?:tcp://)?(?:\[([^\]]*)\]|([^:\[\]]*))(?::\d*)?", bind)
    return (found[1] or found[2] or "") if found else ""

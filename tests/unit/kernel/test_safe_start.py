"""The site says why it does not start."""

import pytest

from csp.kernel.safe_start import reasons_not_to_start

LONG, AUDIT = "x" * 40, "y" * 40
TOO_SHORT = "SECRET_KEY is too short: use at least 40 characters."
NO_SECRET = "Set SECRET_KEY to a long random text that only this installation knows."
NEVER_NAMED = (
    "AUDIT_KEY has a comma in it, or a blank before or after it: AUDIT_KEYS_BEFORE could never name it. "
    "Use another."
)
NO_AUDIT_KEY = "Set AUDIT_KEY to another long random text: it seals the audit trail."
NO_HOST = "Set ALLOWED_HOSTS to the names this site answers to, for example saferplan.vale.example."
ANY_HOST = "ALLOWED_HOSTS must name the hosts: “*” would answer to any name."
DEBUG = "DEBUG shows the inside of the program, so it is refused with the public host saferplan.vale.example."
KNOWN = "The demonstration has known passwords, so it is refused with the public host saferplan.vale.example."
PUBLIC, HERE = ["saferplan.vale.example"], ["127.0.0.1", "localhost", "[::1]"]


@pytest.mark.parametrize(
    ("secret", "debug", "demonstration", "hosts", "reasons"),
    [
        (LONG, False, False, PUBLIC, []),
        (LONG, False, False, HERE, []),
        (LONG, True, False, HERE, []),
        (LONG, False, True, HERE, []),
        ("", False, False, PUBLIC, [NO_SECRET]),
        ("x" * 39, False, False, PUBLIC, [TOO_SHORT]),
        (LONG, False, False, [], [NO_HOST]),
        (LONG, False, False, ["*"], [ANY_HOST]),
        (LONG, True, False, PUBLIC, [DEBUG]),
        (LONG, True, False, [*HERE, *PUBLIC], [DEBUG]),
        (LONG, False, True, PUBLIC, [KNOWN]),
        ("", True, True, PUBLIC, [NO_SECRET, DEBUG, KNOWN]),
        ("", False, False, [], [NO_SECRET, NO_HOST]),
    ],
)
def test_each_unsafe_setting_has_its_sentence(secret, debug, demonstration, hosts, reasons):
    found = reasons_not_to_start(
        secret_key=secret, audit_key=AUDIT, debug=debug, demonstration=demonstration, hosts=hosts
    )

    assert found == reasons


@pytest.mark.parametrize("switch", ["debug", "demonstration"])
def test_a_star_is_never_taken_for_this_machine(switch):
    switches = {"debug": False, "demonstration": False, switch: True}

    found = reasons_not_to_start(secret_key=LONG, audit_key="", hosts=["*"], **switches)

    assert len(found) == 2


def test_the_demonstration_is_refused_behind_a_proxy_which_lets_others_in():
    found = reasons_not_to_start(
        secret_key=LONG, audit_key="", debug=False, demonstration=True, hosts=HERE, behind_proxy=True
    )

    assert found == [
        (
            "The demonstration has known passwords, so it is refused behind a proxy, which lets others in: "
            "unset BEHIND_PROXY."
        )
    ]


@pytest.mark.parametrize(
    ("audit_key", "hosts", "more", "reasons"),
    [
        (AUDIT, PUBLIC, {}, []),
        ("", HERE, {}, []),
        (AUDIT, HERE, {}, []),
        ("", PUBLIC, {}, [NO_AUDIT_KEY]),
        ("", HERE, {"behind_proxy": True}, [NO_AUDIT_KEY]),
        ("", HERE, {"bind": "0.0.0.0:8000"}, [NO_AUDIT_KEY]),
        ("y" * 39, PUBLIC, {}, ["AUDIT_KEY is too short: use at least 40 characters."]),
        ("y" * 39, HERE, {}, ["AUDIT_KEY is too short: use at least 40 characters."]),
        (LONG, PUBLIC, {}, ["AUDIT_KEY must not be the same text as SECRET_KEY."]),
        (f" {AUDIT}", PUBLIC, {}, [NEVER_NAMED]),
        (f"{AUDIT}\n", PUBLIC, {}, [NEVER_NAMED]),
        (f"{AUDIT},{AUDIT}", HERE, {}, [NEVER_NAMED]),
        (f"{AUDIT} {AUDIT}", PUBLIC, {}, []),
    ],
)
def test_a_site_for_people_needs_a_key_of_its_own_for_the_audit_trail(audit_key, hosts, more, reasons):
    found = reasons_not_to_start(
        secret_key=LONG, audit_key=audit_key, debug=False, demonstration=False, hosts=hosts, **more
    )

    assert found == reasons


ANOTHER_KEY, A_THIRD = "z" * 40, "w" * 40
TOO_SHORT_BEFORE = "Each key in AUDIT_KEYS_BEFORE has at least 40 characters; commas part them."
WITHOUT_A_KEY = "AUDIT_KEYS_BEFORE is for keys that came before AUDIT_KEY: set AUDIT_KEY too."
AGAIN = "AUDIT_KEYS_BEFORE names a key twice, or AUDIT_KEY: a key that was changed is never used again."


@pytest.mark.parametrize(
    ("before", "audit_key", "reasons"),
    [
        ([], AUDIT, []),
        ([ANOTHER_KEY], AUDIT, []),
        ([ANOTHER_KEY, A_THIRD], AUDIT, []),
        ([ANOTHER_KEY, "z" * 39], AUDIT, [TOO_SHORT_BEFORE]),
        ([AUDIT], AUDIT, [AGAIN]),
        ([ANOTHER_KEY, AUDIT], AUDIT, [AGAIN]),
        ([ANOTHER_KEY, ANOTHER_KEY], AUDIT, [AGAIN]),
        ([ANOTHER_KEY], "", [WITHOUT_A_KEY]),
    ],
)
def test_keys_from_before_are_whole_and_never_used_again(before, audit_key, reasons):
    found = reasons_not_to_start(
        secret_key=LONG,
        audit_key=audit_key,
        audit_keys_before=before,
        debug=False,
        demonstration=False,
        hosts=HERE,
    )

    assert found == reasons

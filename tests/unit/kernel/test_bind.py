"""What is only for trying out answers the machine it runs on, and no other address."""

import pytest

from csp.kernel.safe_start import host_of, is_loopback, reasons_not_to_start

HERE = ["127.0.0.1", "localhost", "[::1]"]
LONG = "x" * 40
EVERYWHERE = ".".join("0000")


def reasons(*, bind, debug=False, demonstration=False):
    return reasons_not_to_start(
        secret_key=LONG,
        audit_key="" if debug or demonstration else "y" * 40,
        debug=debug,
        demonstration=demonstration,
        hosts=HERE,
        bind=bind,
    )


@pytest.mark.parametrize(
    "bind", ["", "127.0.0.1:8000", "127.8.9.1", "localhost:80", "[::1]:8000", "tcp://127.0.0.1:1"]
)
def test_the_demonstration_and_debug_may_listen_to_this_machine(bind):
    assert reasons(bind=bind, debug=True, demonstration=True) == []


@pytest.mark.parametrize(
    "bind",
    [
        f"{EVERYWHERE}:8000",
        EVERYWHERE,
        ":8000",
        "[::]:8000",
        "10.1.2.3:80",
        "vale.example:80",
        "unix:/run/site",
        "fd://3",
    ],
)
def test_they_may_listen_to_nobody_else_and_say_so(bind):
    assert reasons(bind=bind, demonstration=True) == [
        f"The demonstration has known passwords, so it is refused at the address {bind}: use 127.0.0.1."
    ]
    assert reasons(bind=bind, debug=True) == [
        f"DEBUG shows the inside of the program, so it is refused at the address {bind}: use 127.0.0.1."
    ]


def test_a_site_for_people_listens_wherever_it_is_told():
    assert reasons(bind="0.0.0.0:8000") == []


@pytest.mark.parametrize("host", ["127.0.0.1", "127.255.0.1", "::1", "::ffff:127.0.0.1", "localhost"])
def test_this_machine_is_known_by_each_of_its_addresses(host):
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        EVERYWHERE,
        "::",
        "10.0.0.1",
        "192.168.1.2",
        "::ffff:10.0.0.1",
        "localhost.vale.example",
        "/run/site",
    ],
)
def test_no_other_address_is_taken_for_this_machine(host):
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("bind", "host"),
    [("10.0.0.1:80", "10.0.0.1"), ("[::1]", "::1"), ("localhost", "localhost"), ("unix:/run/site", "")],
)
def test_the_host_of_an_address_is_known_with_and_without_a_port(bind, host):
    assert host_of(bind) == host

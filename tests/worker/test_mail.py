"""A message reaches the mail server at most once, whoever delivers it and whenever they are killed."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.nursery import Nursery, open_nursery
from tests.served import HOST, free_port
from tests.worker.mail_acts import MANY
from tests.worker.post_office import LONGEST, PostOffice
from tests.worker.running import Running

DELIVERERS = 3
SOON = 3  # seconds


@pytest.fixture(scope="module")
def port() -> int:
    """Where the mail server of each test listens, one after another."""
    return free_port()


@pytest.fixture(scope="module")
def nursery(settings_here: dict[str, str], port: int) -> Iterator[Nursery]:
    """The processes of a site that people use, with that mail server."""
    settings = {**settings_here, "DEMONSTRATION": "0", "EMAIL_URL": f"smtp://{HOST}:{port}"}
    with open_nursery(settings) as running:
        yield running


@pytest.fixture
def office(port: int) -> Iterator[PostOffice]:
    """A mail server."""
    with PostOffice(port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def post(running: Running, office: PostOffice, nursery: Nursery) -> Running:
    """A site that people use, with that mail server."""
    post = Running(nursery, acts="tests.worker.mail_acts")
    post.act("clear")
    return post


def test_of_three_who_deliver_at_once_each_message_goes_with_one(post: Running, office: PostOffice):
    office.together = threading.Barrier(DELIVERERS)
    post.act("write_many")

    with ThreadPoolExecutor(DELIVERERS) as pool:
        list(pool.map(lambda _: post.act("deliver"), range(DELIVERERS)))

    assert set(office.subjects.values()) == {1}
    assert len(office.subjects) == MANY
    assert len(office.connections) > 1
    assert set(post.stands().values()) == {"sent"}


@pytest.mark.parametrize(("moment", "arrived"), [("MAIL", 0), ("DATA", 1)])
def test_what_a_killed_worker_had_claimed_is_left_in_doubt_and_never_sent_again(
    moment: str, arrived: int, post: Running, office: PostOffice
):
    office.holds = moment
    post.act("write_one")
    with post.worker():
        assert office.is_held.wait(LONGEST)
    post.act("write_another")

    with post.worker():
        assert office.has("second")
        time.sleep(1.5)  # long enough for it to look three times more

    assert (office.subjects["first"], office.subjects["second"]) == (arrived, 1)
    assert post.stands() == {"first": "claimed", "second": "sent"}


@pytest.mark.parametrize(
    ("moment", "in_doubt", "arrived"), [("MAIL", MANY // 2, 0), ("DATA", MANY // 2 - 1, 1)]
)
def test_of_two_hundred_messages_a_worker_that_is_killed_half_way_loses_none_and_sends_none_twice(
    moment: str, in_doubt: int, arrived: int, post: Running, office: PostOffice
):
    office.holds, office.first = moment, MANY // 2
    post.act("write_many")
    with post.worker():
        assert office.is_held.wait(LONGEST)

    with post.worker(patiently=True):
        assert office.has(f"number {MANY - 1}")

    others = {f"number {number}" for number in range(MANY)} - {f"number {in_doubt}"}
    assert {subject: office.subjects[subject] for subject in others} == dict.fromkeys(others, 1)
    assert office.subjects[f"number {in_doubt}"] == arrived
    told = json.loads(post.act("say_in_words").splitlines()[-1])
    assert told == {
        **dict.fromkeys(others, "Handed to the mail server"),
        f"number {in_doubt}": "May not have arrived",
    }


def test_a_code_arrives_soon_though_the_worker_is_busy_with_a_long_job(post: Running, office: PostOffice):
    post.act("ask")
    with post.worker() as lines:
        assert next(line for line in lines if line.strip() == "begun")
        post.act("write_code")

        assert office.has("code", within=SOON)
        end = time.monotonic() + SOON
        while post.stands() != {"code": "sent"} and time.monotonic() < end:
            time.sleep(0.1)

    assert post.stands() == {"code": "sent"}


def test_a_worker_that_is_told_to_stop_first_hears_whether_the_server_took_it(
    post: Running, office: PostOffice
):
    office.holds = "DATA"
    post.act("write_one")
    with post.worker(patiently=True):
        assert office.is_held.wait(LONGEST)
        time.sleep(1)  # for it to have heard how it is told to stop
        threading.Timer(1, office.release.set).start()

    assert post.stands() == {"first": "sent"}

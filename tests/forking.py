"""A process that has loaded the site and does nothing with it, but forks whoever is asked for (tests/nursery.py).

Whoever is forked goes on as ``python <command>`` would. All that it finds in its memory are modules: no request was
ever answered here, and no database opened.
"""

import gc
import importlib
import json
import os
import runpy
import signal
import socket
import sys

MOST = 65_536  # bytes of one command
LOADED = ("csp.wsgi", "csp.management.commands.worker", "gunicorn.app.wsgiapp", "gunicorn.workers.gthread")


def load() -> None:
    """Load what web and worker load, before anybody is forked."""
    import django

    django.setup()
    for module in LOADED:
        importlib.import_module(module)
    from django.db import connections
    from django.urls import get_resolver

    assert get_resolver().url_patterns
    assert connections["default"].connection is None
    gc.collect()
    gc.freeze()


def take(door: socket.socket) -> None:
    """Fork whoever is asked for, until nobody asks any more."""
    while True:
        asked, places, _, _ = socket.recv_fds(door, MOST, 4)
        if not asked:
            return
        if os.fork() == 0:
            door.close()
            wait_for(json.loads(asked), places)
            return
        for place in places:
            os.close(place)


def wait_for(command: list[str], places: list[int]) -> None:
    """Fork it once more, say its number, wait for it, and say how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *its_own, tells = places
    number = os.fork()
    if number == 0:
        os.close(tells)
        become(command, its_own)
        return
    for place in its_own:
        os.close(place)
    try:
        os.write(tells, f"{number}\n".encode())
        os.write(tells, f"{os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])}\n".encode())
    finally:
        os._exit(0)


def become(command: list[str], places: list[int]) -> None:
    """Be the process: the head of a group, with these places to read from, to write to and to complain to."""
    os.setsid()
    for number, place in enumerate(places):
        os.dup2(place, number)
        os.close(place)
    if command[0] == "-m":
        sys.argv = command[1:]
        runpy.run_module(command[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = command
        runpy.run_path(command[0], run_name="__main__")


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how those ended who wait
    load()
    with socket.socket(fileno=int(sys.argv[1])) as at_the_door:
        take(at_the_door)

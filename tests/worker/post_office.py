"""A mail server of our own, on this machine: it keeps what it is given, and can be slow at a chosen moment."""

import email
import select
import socket
import socketserver
import threading
from collections import Counter
from email.message import Message as Letter

from tests.served import HOST

LONGEST = 60  # seconds


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes letters. ``holds`` is the moment at which it falls silent: MAIL, before a letter, or DATA, after one.

    It does so once ``first`` letters have arrived, if it is to take some before.
    """

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), Clerk)
        self.letters: list[tuple[int, Letter]] = []
        self.holds, self.first = "", 0
        self.is_held, self.release = threading.Event(), threading.Event()
        self.arrived = threading.Condition()
        self.together = threading.Barrier(1)

    def take(self, connection: int, words: bytes) -> None:
        """Keep a letter."""
        with self.arrived:
            self.letters.append((connection, email.message_from_bytes(words)))
            self.arrived.notify_all()

    def has(self, subject: str, *, within: float = LONGEST) -> bool:
        """Wait until a letter with this subject has arrived."""
        with self.arrived:
            return self.arrived.wait_for(lambda: self.subjects[subject], timeout=within) > 0

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever is killed hangs up."""

    @property
    def subjects(self) -> Counter[str]:
        """How often a letter with each subject arrived."""
        return Counter(str(letter["Subject"]) for _, letter in self.letters)

    @property
    def connections(self) -> set[int]:
        """Which connections brought letters."""
        return {connection for connection, _ in self.letters}


class Clerk(socketserver.StreamRequestHandler):
    """One clerk, who speaks as much SMTP as is asked of him."""

    server: PostOffice

    def handle(self) -> None:
        """Greet, and answer until the other side has gone."""
        self._say("220 post office")
        while line := self.rfile.readline():
            word = line[:4].upper().decode().strip()
            if word == "QUIT":
                self._say("221 goodbye")
                return
            self._answer(word)

    def _answer(self, word: str) -> None:
        if word in ("EHLO", "HELO"):
            self.server.together.wait(LONGEST)
        if word == "MAIL":
            self._hold(word)
        if word == "DATA":
            self._say("354 go on")
            words = b"".join(iter(self.rfile.readline, b".\r\n"))
            self.server.take(self.client_address[1], words)
            self._hold(word)
        self._say("250 fine")

    def _hold(self, word: str) -> None:
        """Fall silent if this is the moment for it, until it is released or the other side has gone."""
        if self.server.holds == word and len(self.server.letters) >= self.server.first:
            self.server.holds = ""
            self.server.is_held.set()
            while not self.server.release.wait(0.2) and not self._is_alone():
                pass

    def _is_alone(self) -> bool:
        """Whether the other side has hung up: then there is nothing to read, and no waiting for it."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

"""The process that looks through a file which somebody gave: the file comes in, what is known of it and it go out.

It is started by looking.py as ``python -m csp.documents.looking_child MEMORY SECONDS``, without Django, a
database, the site's environment or the network.
"""

import json
import os
import sys
from typing import Any

from csp.documents.bounded import limit

PDF, WORD = "pdf", "word"
REFUSED, MEMORY = "refused", "memory"


def main() -> None:
    """Limit this process, look through the file, and write what is known of it and its bytes."""
    limit(memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
    # What a library prints goes where errors go: the answer is ours alone.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    asked, _, content = sys.stdin.buffer.read().partition(b"\n")
    known, cleaned = tried(json.loads(asked), content)
    answer.write(json.dumps(known).encode() + b"\n" + cleaned)
    answer.close()


def tried(asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what is known of a file and the file as everybody will have it, or why it can't be one of a report's."""
    from csp.documents import attached_pdf, attached_word  # noqa: PLC0415  (under its bounds)
    from csp.documents.public_pdf import NotForEverybody  # noqa: PLC0415  (under its bounds)

    try:
        if asked["kind"] == PDF:
            return attached_pdf.looked_through(content, title=asked["title"], most_pages=asked["most_pages"])
        return attached_word.looked_through(content, title=asked["title"])
    except NotForEverybody as refused:
        return {REFUSED: str(refused)}, b""
    except (MemoryError, RecursionError):
        return {REFUSED: MEMORY}, b""


if __name__ == "__main__":
    main()

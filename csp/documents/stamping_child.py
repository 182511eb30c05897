"""The process that writes on each page of a PDF who took it and when: a PDF comes in, and one goes out.

It is started by stamping.py as ``python -m csp.documents.stamping_child MEMORY SECONDS``, without Django, a
database, the site's environment or the network.
"""

import os
import sys
from io import BytesIO

import pikepdf

from csp.documents.bounded import limit
from csp.documents.bundling_child import font_in, stamp

# A typeface that is not in the file, as that of the stamp, is not allowed by either standard.
MARKS = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")


def main() -> None:
    """Limit this process, stamp the pages, and write the bytes."""
    limit(memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
    # What a library prints goes where errors go: the answer is ours alone.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    line, _, content = sys.stdin.buffer.read().partition(b"\n")
    answer.write(stamped(content, line.decode()))
    answer.close()


def stamped(content: bytes, words: str) -> bytes:
    """Return a PDF with the words on each page; its tags stay, and it no longer says that it meets a standard."""
    with pikepdf.open(BytesIO(content)) as made:
        font = font_in(made)
        for page in made.pages:
            stamp(page, words, font)
        with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            for mark in MARKS:
                if mark in about:
                    del about[mark]
        written = BytesIO()
        made.save(written)
        return written.getvalue()


if __name__ == "__main__":
    main()

"""Keep what lets somebody in out of the log: an address with the secret of a link is written without it."""

import logging
import re

# In a path, and in the “next” of the sign-in page, which is quoted.
_SECRET = re.compile(
    r"(?P<stem>(?:/|%2F)(?:invitation|by-link(?:/|%2F)[0-9a-z]+)(?:/|%2F))[\w-]+", re.IGNORECASE
)


class WithoutSecrets(logging.Filter):
    """Takes the secrets of links out of every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Write the line without them; it is never left out."""
        line = record.getMessage()
        if any(word in line.lower() for word in ("invitation", "by-link")):
            record.msg, record.args = _SECRET.sub(r"\g<stem>…", line), ()
        return True

"""Ask the site on this machine whether it is well, under the name that it answers to."""

import http.client
import os
import sys

TIMEOUT = 5


def main() -> None:
    """End well when the site says that it is; otherwise say in one sentence what it said."""
    port = os.environ.get("BIND", "").rpartition(":")[2] or "8000"
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().removeprefix(".")
    site = http.client.HTTPConnection("127.0.0.1", int(port), timeout=TIMEOUT)
    try:
        site.request("GET", "/health/", headers={"Host": host, "X-Forwarded-Proto": "https"})
        status = site.getresponse().status
    except OSError as error:
        sys.exit(f"The site does not answer on port {port}: {error}.")
    if status != http.client.OK:
        sys.exit(f"The site answers on port {port} with {status}.")


if __name__ == "__main__":
    main()

"""How gunicorn serves the site, in the demonstration and in a container alike."""

import sys
from typing import Any

# A worker that loads the site by itself answers its first request seconds late.
preload_app = True
# The control socket would live in the home folder of whoever starts the site.
control_socket_disable = True
worker_class = "gthread"
threads = 4


def on_starting(server: Any) -> None:
    """Refuse, before listening, to show the demonstration or DEBUG to anybody but this machine."""
    # Not before: gunicorn reads this file first, and finds our modules afterwards.
    from django.conf import settings  # noqa: PLC0415

    from csp.kernel.safe_start import is_loopback, reasons_to_stay_here  # noqa: PLC0415

    # A host and a port; or the path of a socket, behind which stands who knows what.
    places = [place if isinstance(place, tuple) else (str(place),) for place in server.cfg.address]
    public = [":".join(map(str, place)) for place in places if not is_loopback(place[0])]
    reasons = reasons_to_stay_here(settings.DEBUG, settings.DEMONSTRATION)
    if public and reasons:
        sys.exit(f"Saferplan did not start. {reasons[0]} at the address {public[0]}: use 127.0.0.1.")

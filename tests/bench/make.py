"""Make the data of the bench in the database that the environment names."""

import sys
import time

import django


def main() -> None:
    """Make the tables, fill them, and say how long it took."""
    start = time.monotonic()
    django.setup()
    from django.core.management import call_command

    from tests.bench.data import Sizes, build

    call_command("migrate", verbosity=0)
    sizes = Sizes()
    sys.stdout.write(f"Making {sizes.actions:,} actions in {sizes.partnerships} partnerships …\n")
    sys.stdout.flush()
    build(sizes)
    sys.stdout.write(f"Made in {time.monotonic() - start:.0f} s.\n")


if __name__ == "__main__":
    main()

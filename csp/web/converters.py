"""The shape of a key in an address; whatever else is typed there is a page that does not exist."""

from django.urls import register_converter

from csp.kernel.keys import ALPHABET, LENGTH


class KeyConverter:
    """Ten characters of the keys' alphabet."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """Return the key as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the key as it stands."""
        return value


def use_keys() -> None:
    """Let addresses say ``<key:key>``."""
    register_converter(KeyConverter, "key")

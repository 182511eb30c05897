"""The address that opens a message in somebody's own mail program."""

from urllib.parse import quote

# Mail programs are handed the whole letter in one address, and some cut off a longer one.
LONGEST_MAILTO = 1900


def mailto(to: str, *, subject: str, text: str) -> tuple[str, bool]:
    """Return the address that opens a mail program with a message, and whether its words had to be left out."""
    begun = f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}"
    whole = f"{begun}&body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return (whole, False) if len(whole) <= LONGEST_MAILTO else (begun, True)

"""A link to a page of the web: what is wrong with one, and whose page it leads to."""

from urllib.parse import urlsplit

from csp.kernel.markdown import leads_outside


def fault_of(link: str) -> str:
    """Return what is wrong with a link, in a sentence, or nothing."""
    if not link.lower().startswith(("https://", "http://")):
        return "The link must begin with https:// or http://"
    if not leads_outside(link) or any(one.isspace() for one in link) or "\\" in link:
        return "The link must be a whole address, like https://www.vale.example/report"
    if "@" in urlsplit(link).netloc:
        return "The link must not hold a name or a password before the address"
    return ""


def host_of(link: str) -> str:
    """Return whose page a link leads to, for example “www.vale.example”."""
    return urlsplit(link).hostname or ""

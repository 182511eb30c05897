"""Read a page as a person does: its words, its references, the boxes of its forms."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any


def words(response: Any) -> str:
    """Return the text of a page in one line, as it is read."""
    html = response.content.decode() if hasattr(response, "content") else response
    html = re.sub(r"(?s)<(script|title)\b.*?</\1>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def title(response: Any) -> str:
    """Return the title of a page, as a browser’s tab shows it."""
    (found,) = re.findall(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
    return " ".join(unescape(found).split())


def references(response: Any) -> list[str]:
    """Return the references of the rows of a table, in the order of the page."""
    return re.findall(r'<td><span class="sp-ref">([^<]*)</span>', response.content.decode())


class _Boxes(HTMLParser):
    """Collects what a browser would send back of the last form with a version or of every form."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, Any] = {}
        self._name, self._text, self._select = "", "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "input" and name and self._is_sent(given):
            value = given.get("value") or ""
            before = self.sent.get(name, []) if given.get("type") == "checkbox" else []
            self.sent[name] = [*([before] if isinstance(before, str) else before), value] if before else value
        elif tag == "textarea":
            self._name, self._text = name, ""
        elif tag == "select":
            self._select = name
            self.sent[name] = ""
        elif tag == "option" and self._select and "selected" in given:
            self.sent[self._select] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.sent[self._name] = self._text.removeprefix("\n")
        elif tag == "select":
            self._select = ""

    def _is_sent(self, given: dict[str, str | None]) -> bool:
        return given.get("type") not in {"radio", "checkbox", "submit", "file"} or "checked" in given


def boxes(response: Any) -> dict[str, Any]:
    """Return what a browser sends back when nothing is changed on a page."""
    reader = _Boxes()
    reader.feed(response.content.decode())
    return reader.sent


def problems(response: Any) -> list[str]:
    """Return the sentences of the error summary."""
    found = re.search(
        r'(?s)<ul class="govuk-list govuk-error-summary__list">(.*?)</ul>', response.content.decode()
    )
    return [words(line) for line in re.findall(r"(?s)<li>(.*?)</li>", found.group(1))] if found else []

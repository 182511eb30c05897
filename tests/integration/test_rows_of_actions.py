"""Each row of a table of actions is named by what is to be done, in the list and among one's work alike."""

import re

import pytest
from django.urls import reverse

from tests.integration import people

ROW = re.compile(r"(?s)<tr>(.*?)</tr>")
CELL = re.compile(r"<(td|th)\b")
REFERENCE_THEN_TITLE = re.compile(
    r'^\s*<td><span class="sp-ref">[^<]+</span></td>\s*'
    r'<th scope="row"><a class="govuk-link"\s+href="[^"]+">[^<]+</a></th>'
)


def rows(html):
    """Return the heads of the first table, and its rows."""
    table = re.search(r"(?s)<table class=\"[^\"]*sp-table--ref[^\"]*\">(.*?)</table>", html)
    assert table
    heads, _, bodies = table[1].partition("</thead>")
    return heads.count('<th scope="col"'), ROW.findall(bodies)


@pytest.mark.parametrize("page", ["list", "home", "gallery"])
def test_a_row_has_one_header_and_a_cell_for_each_column(page, tom, settings):
    settings.DEMONSTRATION = True
    addresses = {
        "list": reverse("plans:action-list", args=["vale", people.plan().key]),
        "home": "/p/vale/",
        "gallery": reverse("csp:gallery"),
    }

    columns, found = rows(tom.get(addresses[page]).content.decode())

    assert found
    for row in found:
        assert REFERENCE_THEN_TITLE.match(row), row
        assert len(CELL.findall(row)) == columns
        assert row.count('<th scope="row">') == 1

"""The pages of a list: which one this is, and the way to the others."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.http import QueryDict


@dataclass(frozen=True)
class PageLinks:
    """Where in a list one is, and the other pages, as the component ``pages`` draws them."""

    number: int
    count: int
    first: int
    last: int
    total: int
    links: list[tuple[str, str, bool]]

    @classmethod
    def of(cls, page: Page, address: QueryDict) -> "PageLinks":
        """Return the links of a page of a paginator, keeping the rest of the address."""
        links = [
            (str(number), with_answer(address, page=str(number)), number == page.number)
            if isinstance(number, int)
            else ("…", "", False)
            for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
        ]
        if page.has_next():
            links.append(("Next", with_answer(address, page=str(page.next_page_number())), False))
        pages = page.paginator.num_pages
        return cls(page.number, pages, page.start_index(), page.end_index(), page.paginator.count, links)


def with_answer(address: QueryDict, **changes: str) -> str:
    """Return the query of an address with some answers changed, and those that are empty taken out."""
    changed = address.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"?{changed.urlencode()}"

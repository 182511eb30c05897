"""What the writers of a report may refer to and link to in words of their own, and what is wrong with a text."""

from collections.abc import Iterable, Sequence

from csp.kernel.markdown import addresses, leads_outside
from csp.kernel.report import CannotNumber, Paragraph, Target, linked
from scrutiny.models import ReportSection
from scrutiny.sources.exempt import marked
from scrutiny.sources.kinds import KINDS
from scrutiny.sources.wording import paragraphs, recommendations


def typed_in(section: ReportSection) -> list[Paragraph]:
    """Return a section's own words as paragraphs, each with a key by which others refer to it: a passage's own."""
    found = enumerate(paragraphs(section.words), start=1)
    return [Paragraph(marked(text) or f"{section.name}-{at}", text) for at, text in found]


def parts_of(sections: Iterable[ReportSection], *, asked: str) -> list[str]:
    """Return the names of the parts that a report of these sections is sure to have, to refer to."""
    here = list(sections)
    known = [name for one in here for name in _sure(one)]
    numbers = range(1, len(recommendations(asked)) + 1)
    typed = [paragraph.key for one in here for paragraph in typed_in(one)]
    return [*known, *(f"recommendation-{at}" for at in numbers), *typed]


def fault_of(text: str, *, parts: Sequence[str]) -> str:
    """Return what is wrong with a text, in a sentence, or nothing."""
    try:
        linked(text, {name: Target(name, name, name) for name in parts}, where="This answer")
    except CannotNumber as wrong:
        names = f". It can refer to: {', '.join(parts)}" if "refers to" in str(wrong) else ""
        return str(wrong).rstrip(".") + names
    if inside := [address for address in addresses(text) if not leads_outside(address)]:
        return f"A link leads to “{inside[0]}”. Begin its address with https:// or mailto:"
    return ""


def references_to(parts: Sequence[str]) -> str:
    """Return, for the help of a form, how words refer to other parts of the report, and their names."""
    first = parts[0] if parts else "summary"
    return (
        f" {{ref:{first}}} becomes a link that reads “section 1”, and {{number:{first}}} one that reads “1”. "
        f"The names are: {', '.join(parts)}."
    )


def _sure(one: ReportSection) -> list[str]:
    kind = KINDS[one.kind]
    return [*([one.name] if kind.is_sure or typed_in(one) else []), *kind.parts]

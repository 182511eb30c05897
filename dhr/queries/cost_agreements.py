"""How partners agreed to share what reviews cost; it says nothing of any review."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from csp.models import Partnership, Reader, Seat
from csp.models.dated import holds_on
from csp.permissions import Permission
from dhr.models import AgreementVersion, CostAgreement, CostRule
from dhr.models.seats_apart import told_apart

AGREED = AgreementVersion.State.AGREED


def open_to(reader: Reader) -> QuerySet[CostAgreement]:
    """Return the agreements of the reader's partnerships, and of the groups that these are part of, by name."""
    return CostAgreement.objects.visible_to(reader).select_related("partnership").order_by("title", "key")


def versions_open_to(reader: Reader) -> QuerySet[AgreementVersion]:
    """Return the versions of these agreements, in their order."""
    found = AgreementVersion.objects.visible_to(reader).select_related("agreement__partnership")
    return found.order_by("agreement__title", "number", "key")


def rules_open_to(reader: Reader) -> QuerySet[CostRule]:
    """Return the rules of these versions."""
    found = CostRule.objects.visible_to(reader)
    return found.select_related("of_version__agreement__partnership", "payer", "lead").order_by("pk")


def holding_for(reader: Reader, *, partnership: Partnership) -> QuerySet[CostAgreement]:
    """Return the agreements that hold for a partnership's reviews: its own, and its group's."""
    found = CostAgreement.objects.visible_to(reader).in_partnership(partnership)
    return found.select_related("partnership").order_by("title", "key")


def of_agreement(reader: Reader, *, agreement: CostAgreement) -> list[AgreementVersion]:
    """Return the versions of one agreement, the newest first."""
    return list(versions_open_to(reader).filter(agreement=agreement).order_by("-number"))


def of_agreements(
    reader: Reader, *, agreements: Sequence[CostAgreement]
) -> dict[int, list[AgreementVersion]]:
    """Return the versions of each of some agreements, by its id, the newest first."""
    found: dict[int, list[AgreementVersion]] = {one.pk: [] for one in agreements}
    for version in versions_open_to(reader).filter(agreement__in=found).order_by("-number"):
        found[version.agreement_id].append(version)
    return found


def rules_of(reader: Reader, *, version: AgreementVersion) -> list[CostRule]:
    """Return the rules of one version, in the order in which the types of cost are known."""
    order = list(CostRule._meta.get_field("cost_type").choices or [])
    places = {value: place for place, (value, _) in enumerate(order)}
    return sorted(rules_open_to(reader).filter(of_version=version), key=lambda one: places[one.cost_type])


def rule_of(reader: Reader, *, version: AgreementVersion, cost_type: str) -> CostRule | None:
    """Return the rule of one version for one type of cost, if it has one."""
    return rules_open_to(reader).filter(of_version=version, cost_type=cost_type).first()


def in_force(reader: Reader, *, agreement: CostAgreement, day: date) -> AgreementVersion | None:
    """Return what an agreement says on a day: the last version agreed that had begun."""
    if agreement.ends_on and agreement.ends_on < day:
        return None
    begun = versions_open_to(reader).filter(agreement=agreement, state=AGREED, starts_on__lte=day)
    return begun.order_by("-starts_on", "-number").first()


def in_the_way(reader: Reader, *, version: AgreementVersion) -> list[CostRule]:
    """Return the rules of other agreements of the partnership for the same types of cost on days of a version.

    That is from its first day to the last day of its agreement, as these are set, saved or not.
    """
    agreement = version.agreement
    types = CostRule.objects.filter(of_version=version).order_by().values("cost_type")
    others = rules_open_to(reader).filter(of_version__state=AGREED, cost_type__in=types)
    others = others.filter(of_version__agreement__partnership=agreement.partnership_id)
    there_then = Q(of_version__agreement__ends_on=None) | Q(
        of_version__agreement__ends_on__gte=version.starts_on
    )
    others = others.filter(there_then, ~_replaced_by(version.starts_on))
    others = others.exclude(of_version__agreement=agreement)
    if agreement.ends_on:
        others = others.filter(of_version__starts_on__lte=agreement.ends_on)
    return list(others)


def seats_to_name(reader: Reader, *, agreement: CostAgreement, day: date) -> list[Seat]:
    """Return the seats that an agreement can name on a day: of its partnership, and of those in the group."""
    seats = Seat.objects.filter(holds_on(day), partnership__in=places_of(reader, agreement=agreement))
    return list(_in_order(seats))


def seats_offered(reader: Reader, *, partnership: Partnership, days: Iterable[date]) -> list[Seat]:
    """Return the seats that an agreement of a partnership where the reader works can name on any of some days."""
    held = Q(pk=None)
    for day in days:
        held |= holds_on(day)
    return _at_the_tables(reader, partnership=partnership, held=held)


def covered(reader: Reader, *, agreement: CostAgreement) -> list[Partnership]:
    """Return the partnerships for whose reviews an agreement holds, by name: its own, or those in the group."""
    return list(
        places_of(reader, agreement=agreement).filter(_whose_reviews(agreement)).order_by("place", "key")
    )


def places_of(reader: Reader, *, agreement: CostAgreement) -> QuerySet[Partnership]:
    """Return the partnership that keeps an agreement, and those in the group of which it is."""
    seen = open_to(reader).filter(pk=agreement.pk).order_by().values("partnership")
    return Partnership.objects.filter(Q(pk__in=seen) | Q(parent__in=seen))


def seats_to_begin_with(reader: Reader, *, partnership: Partnership, day: date) -> list[Seat]:
    """Return the seats that a new agreement of a partnership can name from a day on, those to come too."""
    return _at_the_tables(reader, partnership=partnership, held=Q(ends_on=None) | Q(ends_on__gte=day))


def seats_ever(reader: Reader, *, agreement: CostAgreement) -> list[Seat]:
    """Return each seat that an agreement can have named, ended ones too."""
    seats = Seat.objects.filter(partnership__in=places_of(reader, agreement=agreement))
    return list(seats.select_related("authority", "partnership").order_by("pk"))


def seats_named(reader: Reader, *, agreement: CostAgreement) -> list[Seat]:
    """Return each seat that an agreement can have named, ended ones too, by the names of their bodies."""
    return list(_in_order(Seat.objects.filter(partnership__in=places_of(reader, agreement=agreement))))


def names_of_seats(reader: Reader, *, agreement: CostAgreement) -> dict[str, str]:
    """Return what each seat that an agreement can have named is called, by its key, ended ones too."""
    return told_apart(seats_ever(reader, agreement=agreement))


def versions_kept_of(reader: Reader, *, agreement: CostAgreement) -> dict[type[Any], list[Any]]:
    """Return each saved state of an agreement, of its versions and of their rules, by kind, oldest first."""
    seen = open_to(reader).filter(pk=agreement.pk).order_by().values("pk")
    versions = AgreementVersion.history.filter(agreement__in=seen)
    ids = versions.order_by().values("id")
    kept = {
        CostAgreement: CostAgreement.history.filter(id__in=seen),
        AgreementVersion: versions,
        CostRule: CostRule.history.filter(of_version__in=ids),
    }
    return {
        model: list(rows.select_related("history_user").order_by("id", "history_date", "history_id"))
        for model, rows in kept.items()
    }


def removed(reader: Reader, *, key: str, at: Partnership) -> Any:
    """Return the last version of an agreement under this key that was removed, and was read at a partnership."""
    mine = reader.partnerships_with(Permission.ENTER)
    held_by = Partnership.objects.filter(Q(pk=at.pk, pk__in=mine) | Q(parts=at, parts__in=mine)).order_by()
    gone = CostAgreement.history.filter(key=key, history_type="-", partnership__in=held_by.values("pk"))
    return gone.select_related("history_user").first()


def removed_version(reader: Reader, *, key: str, partnership: Partnership) -> Any:
    """Return the last state of a draft that was removed under this key, of an agreement that a partnership keeps.

    Its agreement may be gone with it. Nobody sees it who does not work with the partnership.
    """
    mine = reader.partnerships_with(Permission.ENTER)
    kept = CostAgreement.history.filter(partnership=partnership.pk, partnership__in=mine)
    gone = AgreementVersion.history.filter(key=key, history_type="-")
    return gone.filter(agreement__in=kept.order_by().values("id")).select_related("history_user").first()


def hold(reader: Reader, *, agreement: int) -> CostAgreement | None:
    """Return an agreement as it stands, while whoever else changes one of its partnership's waits.

    All of them, so that two are not agreed for the same type of cost at the same moment. They wait also where the
    reader reads it no more: a review of a partnership that left the group still takes from its pool.
    """
    beside = CostAgreement.objects.filter(partnership__cost_agreements=agreement)
    list(beside.select_for_update(of=("self",)).order_by("pk"))
    return open_to(reader).filter(pk=agreement).first()


def _at_the_tables(reader: Reader, *, partnership: Partnership, held: Q) -> list[Seat]:
    mine = reader.partnerships_with(Permission.ENTER)
    at = Partnership.objects.filter(pk=partnership.pk, pk__in=mine).order_by().values("pk")
    seats = Seat.objects.filter(Q(partnership__in=at) | Q(partnership__parent__in=at)).filter(held)
    return list(_in_order(seats))


def _in_order(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    found = seats.select_related("authority", "partnership")
    return found.order_by("authority__name_order", "sits_as", "partnership__place", "key")


def _replaced_by(day: date) -> Exists:
    """Return whether the version of a rule was followed by one that holds on a day already."""
    next_one = AgreementVersion.objects.filter(
        agreement=OuterRef("of_version__agreement"),
        state=AGREED,
        starts_on__gt=OuterRef("of_version__starts_on"),
        starts_on__lte=day,
    )
    return Exists(next_one)


def _whose_reviews(agreement: CostAgreement) -> Q:
    return (
        ~Q(pk=agreement.partnership_id) if agreement.partnership.is_group else Q(pk=agreement.partnership_id)
    )

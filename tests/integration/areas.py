"""An area of Vale, for tests that need one."""

from csp.models import Area
from csp.services.areas import add_areas, set_area_use
from csp.web import clock
from tests.integration import people


def area() -> Area:
    """Return a ward that Tess has added."""
    found = Area.objects.filter(partnership=people.vale()).first()
    if found:
        return found
    wards, by = [("E05099901", "Lowmere North")], people.reader("tess")
    (added,) = add_areas(partnership=people.vale(), kind=Area.Kind.WARD, areas=wards, by=by, now=clock.now())
    return added


def take_out_of_use(area: Area) -> None:
    """Let Tess take it out of use."""
    set_area_use(area=area, is_in_use=False, by=people.reader("tess"), now=clock.now())

"""The sentences of the public notices, which end as sentences do."""

import pytest

from csp.models import Partnership


@pytest.mark.parametrize("name", ["privacy", "accessibility"])
@pytest.mark.parametrize("address", ["", "office@vale.example"])
def test_whom_to_write_to_ends_with_a_full_stop_and_no_space_before_it(name, address, client):
    Partnership.objects.update(contact_email=address)

    said = client.get(f"/public/vale/{name}/").content.decode()

    assert ("whom your council can name." in said) == (address == "")
    assert (f'mailto:{address}">{address}</a>.' in said) == (address != "")

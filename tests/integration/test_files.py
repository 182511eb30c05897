"""Private files: known by what is in them, kept whole, sent only by a page that asks."""

import hashlib
import io
import os
import stat
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from openpyxl import Workbook

from csp.files import MediaType, NotKept, content_of, keep, send, sweep
from csp.files.media_type import media_type
from csp.models import StoredFile
from csp.web import clock
from tests.integration import people

CSV = b"No.,Action,Lead\r\n1,Gate the alleys,Constabulary\r\n"
PRIVATE = storages["private"]


def workbook() -> bytes:
    made, written = Workbook(write_only=True), io.BytesIO()
    made.create_sheet().append(["No.", "Action"])
    made.save(written)
    return written.getvalue()


def packed(name: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        made.writestr(name, "<w/>")
    return written.getvalue()


def kept(content: bytes = CSV, *, name: str = "plan.csv", megabytes: int = 1) -> StoredFile:
    return keep(
        content,
        name=name,
        allowed={MediaType.CSV, MediaType.WORKBOOK},
        megabytes=megabytes,
        partnership_id=people.vale().pk,
        circle_id=None,
        by=people.reader("june"),
        now=clock.now(),
    )


def kept_in_vain() -> StoredFile:
    """What a transaction wrote that was then rolled back."""
    with transaction.atomic():
        written = kept()
        transaction.set_rollback(True)
    return written


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (CSV, MediaType.CSV),
        ("Réf;Mesure\n1;Été".encode("cp1252"), MediaType.CSV),
        ("No.\tAction".encode("utf-16"), MediaType.CSV),
        (workbook(), MediaType.WORKBOOK),
        (packed("word/document.xml"), MediaType.DOCUMENT),
        (packed("ppt/presentation.xml"), None),
        (b"PK\x03\x04 and then nothing", None),
        (b"%PDF-1.7\n", MediaType.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", MediaType.PNG),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", MediaType.JPEG),
        (b"GIF89a\x01\x00\x01\x00", None),
        (b"MZ\x90\x00\x03", None),
    ],
)
def test_a_file_is_what_is_in_it_whatever_it_is_called(content, found):
    assert media_type(content) == found


def test_no_two_processes_of_a_run_of_tests_share_their_files():
    assert PRIVATE.location == os.environ["FILES_FOLDER"]


def test_a_file_is_kept_with_its_size_its_type_and_its_hash():
    file = kept()

    assert (file.name, file.size, file.media_type) == ("plan.csv", len(CSV), "text/csv")
    assert file.sha256 == hashlib.sha256(CSV).hexdigest()
    assert content_of(file) == CSV


def test_nothing_of_its_name_is_in_the_storage_and_nobody_else_on_the_machine_may_read_it():
    file = kept(name="../../etc/Kestrel plan.csv")
    path = PRIVATE.path(file.place)

    assert "Kestrel" not in path
    assert "etc" not in file.place
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600


def test_a_file_has_no_address_of_its_own(june):
    file = kept()

    assert june.get(f"/{file.place}").status_code == 404
    assert june.get(PRIVATE.url(file.place)).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty. Choose another"),
        (b"1," * 600_000, "The file must be 1 MB or smaller"),
        (b"%PDF-1.7\n", "The file is not what its name says. Choose a file of the right kind"),
        (b"\x89PNG\r\n\x1a\n\x00", "The file is not what its name says. Choose a file of the right kind"),
    ],
)
def test_what_can_not_be_kept_is_refused_in_a_sentence_and_leaves_nothing(content, sentence):
    with pytest.raises(NotKept, match=sentence):
        kept(content)

    assert not StoredFile.objects.exists()


def test_a_file_that_was_changed_in_the_storage_is_not_sent():
    file = kept()
    PRIVATE.delete(file.place)
    PRIVATE.save(file.place, ContentFile(CSV + b"one row more"))

    with pytest.raises(ValueError, match="is not what was kept"):
        send(file)


def test_a_file_is_sent_as_a_download_under_its_own_name():
    answer = send(kept(name="Ŵynne’s plan.csv"))

    assert b"".join(answer.streaming_content) == CSV
    assert answer["Content-Type"] == "text/csv"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%C5%B4ynne")


def test_what_a_rolled_back_transaction_wrote_is_swept_away_and_nothing_else():
    stays = kept()
    stray = kept_in_vain()

    sweep(clock.now())
    assert PRIVATE.exists(stray.place)  # it may still be on its way
    sweep(clock.now() + timedelta(days=1))

    assert not PRIVATE.exists(stray.place)
    assert content_of(stays) == CSV

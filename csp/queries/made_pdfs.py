"""Which PDFs of pages there are, and how far they are."""

from csp.models import AnyReader, MadePdf, Reader


def for_everyone(reader: AnyReader, *, kind: str, subject_key: str) -> MadePdf | None:
    """Return the PDF of a record that is for everyone, with its file; it may still have to be made."""
    found = MadePdf.objects.visible_to(reader).filter(is_public=True, kind=kind, subject_key=subject_key)
    return found.select_related("file", "asked_by").first()


def own(reader: Reader, *, kind: str, subject_key: str) -> MadePdf | None:
    """Return the PDF of a record that the reader asked for, with its file; it may still have to be made."""
    found = MadePdf.objects.visible_to(reader).filter(
        is_public=False, asked_by=reader.person_id, kind=kind, subject_key=subject_key
    )
    return found.select_related("file").first()


def to_make(reader: Reader, *, key: str) -> MadePdf | None:
    """Return the PDF with this key, if the reader may still have it made."""
    return MadePdf.objects.visible_to(reader).filter(key=key).first()


def held(reader: Reader, *, key: str) -> MadePdf | None:
    """Return the same, locked until the transaction ends."""
    return MadePdf.objects.select_for_update().visible_to(reader).filter(key=key).first()

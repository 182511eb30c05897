"""Private files: kept under a random name, with their type by content, their size and their hash."""

from csp.files.keeping import NotKept, content_of, destroy, keep, let_go, sweep
from csp.files.media_type import MediaType
from csp.files.sending import send

__all__ = ["MediaType", "NotKept", "content_of", "destroy", "keep", "let_go", "send", "sweep"]

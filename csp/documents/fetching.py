"""What the renderer may open: our typeface, a picture that stands in the document itself, and nothing else."""

from base64 import b64decode
from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

FONT, PICTURE = "font:", "data:image/png;base64,"


class Locked(URLFetcher):
    """Opens fonts of one folder, and pictures by their own bytes; anything else ends the rendering, and is kept."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._fonts = fonts.resolve()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what may be opened."""
        if url.startswith(PICTURE):
            picture = b64decode(url.removeprefix(PICTURE))
            return URLFetcherResponse(url, picture, {"Content-Type": "image/png"})
        path = (self._fonts / url.removeprefix(FONT)).resolve()
        if url.startswith(FONT) and path.parent == self._fonts and path.suffix == ".ttf" and path.is_file():
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})
        self.refused.append(url[:200])
        raise FatalURLFetchingError(f"Not opened: {url[:200]}")

"""What the renderer may open: our typeface, and nothing else."""

from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

FONT = "font:"


class Locked(URLFetcher):
    """Opens fonts of one folder by name; anything else ends the rendering, and is kept."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._fonts = fonts.resolve()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what may be opened."""
        path = (self._fonts / url.removeprefix(FONT)).resolve()
        if url.startswith(FONT) and path.parent == self._fonts and path.suffix == ".ttf" and path.is_file():
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})
        self.refused.append(url[:200])
        raise FatalURLFetchingError(f"Not opened: {url[:200]}")

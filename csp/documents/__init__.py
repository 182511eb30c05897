"""Documents: a frozen report in, the bytes of a PDF and what was checked out."""

"""Documents of the scrutiny: a frozen report in, the bytes of a PDF and what was checked out."""

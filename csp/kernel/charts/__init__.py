"""Charts as small accessible SVG, the same on a page and in a PDF."""

"""Named questions about plans; each begins with who is reading."""

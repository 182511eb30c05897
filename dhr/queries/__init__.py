"""Named questions about reviews; each begins with who is reading."""

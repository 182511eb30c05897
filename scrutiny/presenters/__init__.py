"""How reports, packs and papers are shown."""

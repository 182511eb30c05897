"""Forms: questions in GOV.UK's patterns, each owning its words."""

"""The foundation: who works together, who may do what, and the site itself."""

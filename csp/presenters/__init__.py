"""What pages of the foundation show, decided before a template sees it."""

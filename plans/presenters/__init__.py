"""What pages about plans show, decided before a template sees it."""

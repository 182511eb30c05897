"""What pages about reviews show, decided before a template sees it."""

"""Template tags: the parts that pages are put together from, and how dates are written."""

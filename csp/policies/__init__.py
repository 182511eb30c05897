"""Who may do what to the partnership’s own records."""

"""Who may do what on a review, each refusal in plain English."""

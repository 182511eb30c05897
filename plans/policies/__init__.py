"""Who may do what to a plan, each refusal in plain English."""

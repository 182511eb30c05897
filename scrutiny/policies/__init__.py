"""Who may write, build and issue a report, each refusal in plain English."""

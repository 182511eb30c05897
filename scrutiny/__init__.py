"""What a committee is given, what it asked, and what came back."""

"""What plans adds to manage.py."""

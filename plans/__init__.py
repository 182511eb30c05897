"""What a partnership has promised, and how far it has got."""

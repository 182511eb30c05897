"""Pure code without a database: the rules that every app leans on."""

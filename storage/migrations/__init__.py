"""The steps from one schema to the next; one folder for SQLite and PostgreSQL, shipped in the wheel."""

"""REMEMBERS: SQLite or PostgreSQL (SQLAlchemy and Alembic only here)."""

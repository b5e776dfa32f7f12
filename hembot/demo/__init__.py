"""The demo: a local Telegram, a small clinic, and three families to try everything on."""

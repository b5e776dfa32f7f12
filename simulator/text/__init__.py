"""Text as Telegram sees it: entities, links, and its HTML."""

"""A local Telegram: a Bot API, phones in a web page, and a clock to turn."""

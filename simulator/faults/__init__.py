"""What can go wrong between Telegram and a bot, on demand."""

"""What we compare with: bots that answer and edit, as their libraries show it, and store nothing.

Run as `python -m benchmarks.bare aiogram URL` or `python -m benchmarks.bare ptb URL`.
"""

import asyncio
import sys

TOKEN = "42:bare"
TEXT = "Tack! Tiden är klar: tisdag 1 december kl. 10:00"


async def bare_aiogram(api: str) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

    buttons = [[InlineKeyboardButton(text=f"Knapp {n}", callback_data=f"b:{n}")] for n in range(3)]

    async def tapped(query: CallbackQuery) -> None:
        await query.answer()
        assert isinstance(query.message, Message)
        await query.message.edit_text(
            TEXT, reply_markup=InlineKeyboardMarkup(inline_keyboard=buttons)
        )

    dispatcher = Dispatcher()
    dispatcher.callback_query.register(tapped)
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    await dispatcher.start_polling(bot, handle_signals=False)


def bare_ptb(api: str) -> None:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
    from telegram.ext import Application, CallbackQueryHandler, ContextTypes

    buttons = [[InlineKeyboardButton(f"Knapp {n}", callback_data=f"b:{n}")] for n in range(3)]

    async def tapped(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(
            TEXT, reply_markup=InlineKeyboardMarkup(buttons)
        )

    builder = Application.builder().token(TOKEN).base_url(f"{api}/bot")
    application = builder.concurrent_updates(32).connection_pool_size(64).build()
    application.add_handler(CallbackQueryHandler(tapped))
    application.run_polling(stop_signals=None)


if __name__ == "__main__":
    library, url = sys.argv[1:]
    if library == "aiogram":
        asyncio.run(bare_aiogram(url))
    else:
        bare_ptb(url)

"""`python -m hembot …`"""

from hembot.command_line import app

app()

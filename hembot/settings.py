"""What can be set from outside: environment variables, or the same names in a file `.env`."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """README's table of settings is kept complete by a test."""

    model_config = SettingsConfigDict(env_prefix="HEMBOT_", env_file=".env", extra="ignore")

    telegram_token: SecretStr | None = Field(
        default=None, description="The bot's token from BotFather. Without it the demo runs."
    )
    telegram_api: str = Field(
        default="https://api.telegram.org", description="Where Telegram's Bot API answers."
    )
    data: Path = Field(
        default=Path("var"), description="The folder for the database, its key and the demo."
    )
    database_url: str | None = Field(
        default=None, description="Another database than the file in the data folder."
    )
    key: SecretStr | None = Field(
        default=None, description="The key that seals names and words, if not in the data folder."
    )
    port: int = Field(
        default=8080, ge=0, le=65535, description="The port of the demo's page on this computer."
    )
    calendars: bool = Field(
        default=True, description="Whether staff without a calendar elsewhere get one from Hembot."
    )
    calendar_port: int = Field(
        default=5232,
        ge=0,
        le=65000,
        description="The first port of Hembot's own calendar servers; 0 takes free ones.",
    )
    health_port: int | None = Field(
        default=None,
        ge=0,
        le=65535,
        description="The port where `/health` says whether all jobs are being done; 0: a free one.",
    )
    log_level: str = Field(
        default="WARNING",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        description="How much is logged: DEBUG, INFO, WARNING or ERROR.",
    )

    @property
    def is_demo(self) -> bool:
        return self.telegram_token is None

    @property
    def folder(self) -> Path:
        """The demo never touches the data of a real installation."""
        return self.data / "demo" if self.is_demo else self.data

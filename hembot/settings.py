"""What can be set from outside: environment variables, or the same names in a file `.env`."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from calendars.client.account import is_loopback


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
    console_url: str | None = Field(
        default=None,
        description="Where staff's browsers find the console, such as https://hembot.example.se.",
    )
    console_port: int = Field(
        default=8081,
        ge=0,
        le=65535,
        description="The port of the console on this computer, if it has an address.",
    )
    ping_url: SecretStr | None = Field(
        default=None, description="What is asked for once a minute while all jobs are being done."
    )
    drafts: bool | None = Field(
        default=None,
        description="Whether translations are used that nobody has read yet. In the demo they are.",
    )
    log_level: str = Field(
        default="WARNING",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        description="How much is logged: DEBUG, INFO, WARNING or ERROR.",
    )

    @field_validator("ping_url")
    @classmethod
    def _is_sealed_on_its_way(cls, url: SecretStr | None) -> SecretStr | None:
        """Whoever knows such an address can keep the alarm from ringing."""
        if url is not None and not _is_safe(url.get_secret_value()):
            raise ValueError("It must begin with https:// and the name of a computer")
        return url

    @field_validator("console_url")
    @classmethod
    def _is_reached_in_safety(cls, url: str | None) -> str | None:
        """What families wrote is read there."""
        if url is not None and not _is_safe(url):
            raise ValueError("It must begin with https:// and the name of a computer")
        return url.rstrip("/") if url else None

    @property
    def is_demo(self) -> bool:
        return self.telegram_token is None

    @property
    def uses_drafts(self) -> bool:
        return self.is_demo if self.drafts is None else self.drafts

    @property
    def folder(self) -> Path:
        """The demo never touches the data of a real installation."""
        return self.data / "demo" if self.is_demo else self.data


def _is_safe(url: str) -> bool:
    """Raises ValueError if its port is none."""
    address = urlsplit(url)
    host, _ = address.hostname or "", address.port
    return bool(host) and (address.scheme == "https" or _stays_here(address.scheme, host))


def _stays_here(scheme: str, host: str) -> bool:
    return scheme == "http" and is_loopback(host)

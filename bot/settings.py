"""Environment (or `.env`) to typed settings; `.env.example` documents each variable."""

from __future__ import annotations

import re
from typing import Literal
from zoneinfo import available_timezones

from pydantic import AnyHttpUrl, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.store.address import driver_of

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    bot_token: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite+aiosqlite:///data/polevik.db"
    owner_id: int | None = None
    open_signup: bool = False
    webhook_url: AnyHttpUrl | None = None
    webhook_secret: SecretStr | None = None
    webhook_listen: str = "127.0.0.1:8080"
    default_timezone: str = "Europe/Moscow"
    default_locale: Literal["ru", "en"] = "ru"
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    metrics_listen: str | None = None
    sends_per_second: float = Field(30, ge=0)
    """Telegram's limit for all messages of a bot; 0: none, for a Bot API server of one's own."""

    @field_validator("default_timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        known = available_timezones()
        if not known:
            raise ValueError("there is no time zone data on this machine: install the tzdata package")
        if name not in known:
            raise ValueError(f"«{name}» is no time zone: use an IANA name such as Europe/Moscow")
        return name

    @field_validator("database_url")
    @classmethod
    def _known_driver(cls, url: str) -> str:
        driver_of(url)
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _as_telegram_takes_it(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("Telegram takes 1 to 256 letters of A-Z a-z 0-9 _ - for a secret")
        return secret

    @field_validator("webhook_listen", "metrics_listen")
    @classmethod
    def _an_address(cls, address: str | None) -> str | None:
        if address is not None:
            listen_address(address)
        return address

    @model_validator(mode="after")
    def _secret_with_webhook(self) -> Settings:
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET: a long random word of A-Z a-z 0-9 _ -")
        return self


def listen_address(text: str) -> tuple[str, int]:
    """`127.0.0.1:8080` -> host and port. Raises ValueError."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit():
        raise ValueError(f"«{text}» is no address to listen on: write it as 127.0.0.1:8080")
    return host.strip("[]"), int(port)

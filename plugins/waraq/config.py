"""The site's own settings: the ``WARAQ`` dictionary of pelicanconf.py, checked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from waraq.errors import ConfigError

Digits = Literal["latin", "urdu"]
DIGITS = get_args(Digits)
FACES = ("naskh", "nastaliq")


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """How this archive is printed and where it keeps what can be thrown away.

    `digits` is ``latin`` or ``urdu`` and holds for dates, counts and page
    numbers; `face` is the type face a new reader meets; `per_page` and
    `feed_items` count articles; `cache` is the folder of the store and the
    search index; `offline` makes a site that works from a folder as well,
    `service_worker` one of which readers keep what they have seen.
    """

    digits: Digits = "latin"
    face: str = "naskh"
    per_page: int = 20
    feed_items: int = 20
    cache: Path = Path(".cache")
    offline: bool = False
    service_worker: bool = False

    @classmethod
    def from_settings(cls, settings: Mapping[str, object]) -> SiteConfig:
        """The checked form of ``settings["WARAQ"]``; keys are the fields in capitals.

        :raises ConfigError: for an unknown key or a value that is not allowed.

        >>> SiteConfig.from_settings({"WARAQ": {"DIGITS": "urdu"}}).digits
        'urdu'
        """
        given = settings.get("WARAQ", {})
        if not isinstance(given, Mapping):
            raise ConfigError("WARAQ", given, "a dictionary")
        known = {field.name.upper(): field.name for field in fields(cls)}
        for key in given:
            if key not in known:
                raise ConfigError(f"WARAQ[{key!r}]", given[key], "one of " + ", ".join(sorted(known)))
        values = {known[key]: value for key, value in given.items()}
        if "cache" in values:
            if not (isinstance(values["cache"], str | Path) and str(values["cache"]).strip()):
                raise ConfigError("WARAQ['CACHE']", values["cache"], "a text that is not empty")
            values["cache"] = Path(values["cache"])
        config = cls(**values)
        config.check()
        return config

    def check(self) -> None:
        """Raise ConfigError where a value is not one of those allowed."""
        if self.digits not in DIGITS:
            raise ConfigError("WARAQ['DIGITS']", self.digits, "one of " + ", ".join(DIGITS))
        if self.face not in FACES:
            raise ConfigError("WARAQ['FACE']", self.face, "one of " + ", ".join(FACES))
        for key in ("offline", "service_worker"):
            if not isinstance(getattr(self, key), bool):
                raise ConfigError(f"WARAQ[{key.upper()!r}]", getattr(self, key), "True or False")
        for key in ("per_page", "feed_items"):
            value = getattr(self, key)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise ConfigError(f"WARAQ[{key.upper()!r}]", value, "a whole number above 0")

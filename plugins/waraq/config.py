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
NAME_LINKS = ("first", "all")
Language = Literal["ur", "en"]
LANGUAGES = get_args(Language)


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """How this archive is printed and where it keeps what can be thrown away.

    `interface` is the language of all that the archive does not say itself;
    `digits` is ``latin`` or ``urdu`` and holds for dates, counts and page
    numbers; `face` is the type face a new reader meets; `per_page` and
    `feed_items` count articles; names in at least `name_feeds` articles have a
    feed of their own, none where that is 0; `name_links` says whether only the
    first mention of a name in an article is a link; `citation_files`
    that BibTeX, RIS and CSL-JSON lie beside each article; `cache` is the folder of the store and the
    search index; `offline` makes a site that works from a folder as well,
    `service_worker` one of which readers keep what they have seen. From the
    score `learned_names` on, people that were learned count as names, and not
    only as suggestions; None: never.
    """

    interface: Language = "ur"
    digits: Digits = "latin"
    face: str = "naskh"
    per_page: int = 20
    feed_items: int = 20
    name_feeds: int = 5
    name_links: str = "first"
    citation_files: bool = False
    cache: Path = Path(".cache")
    offline: bool = False
    service_worker: bool = False
    learned_names: float | None = None

    @property
    def every_mention(self) -> bool:
        """Whether every mention of a name in an article is a link."""
        return self.name_links == "all"

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
        if self.interface not in LANGUAGES:
            raise ConfigError("WARAQ['INTERFACE']", self.interface, "one of " + ", ".join(LANGUAGES))
        if self.digits not in DIGITS:
            raise ConfigError("WARAQ['DIGITS']", self.digits, "one of " + ", ".join(DIGITS))
        if self.face not in FACES:
            raise ConfigError("WARAQ['FACE']", self.face, "one of " + ", ".join(FACES))
        if self.name_links not in NAME_LINKS:
            raise ConfigError("WARAQ['NAME_LINKS']", self.name_links, "one of " + ", ".join(NAME_LINKS))
        for key in ("citation_files", "offline", "service_worker"):
            if not isinstance(getattr(self, key), bool):
                raise ConfigError(f"WARAQ[{key.upper()!r}]", getattr(self, key), "True or False")
        self._check_learned_names()
        for key, least in (("per_page", 1), ("feed_items", 1), ("name_feeds", 0)):
            value = getattr(self, key)
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                wanted = "a whole number above 0" if least else "a whole number, or 0 for none"
                raise ConfigError(f"WARAQ[{key.upper()!r}]", value, wanted)

    def _check_learned_names(self) -> None:
        value = self.learned_names
        if value is not None and (
            not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1
        ):
            raise ConfigError(
                "WARAQ['LEARNED_NAMES']", value, "a number above 0, 1 at most, or None for never"
            )

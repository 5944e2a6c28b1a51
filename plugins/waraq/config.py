"""The site's own settings: the ``WARAQ`` dictionary of pelicanconf.py, checked once."""

from __future__ import annotations

import re
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
_ADDRESS = re.compile(r"(?:https?://[^\s<>\"]+)?")
_EMAIL = re.compile(r"(?:[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)?")


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """How this archive is printed and where it keeps what can be thrown away.

    `interface` is the language of all that the archive does not say itself;
    `digits` is ``latin`` or ``urdu`` and holds for dates, counts and page
    numbers; `face` is the type face a new reader meets; `per_page` and
    `feed_items` count articles; names in at least `name_feeds` articles have a
    feed of their own, none where that is 0; `name_links` says whether only the
    first mention of a name in an article is a link; `article_json` asks for a
    file with each article's fields beside its page; `citation_files`
    that BibTeX, RIS and CSL-JSON lie beside each article; `cache` is the folder of the store and the
    search index; `data_texts` says whether the downloads have the articles' texts, `licence` and
    `licence_url` what their readers may do with them; `oai_email` is who answers for the records that
    libraries harvest through `oai_gateway`; `robots` and `humans` are the texts of these files, and
    `news_sitemap` asks for one of the newest news, `parquet` for the articles in that form;
    `offline` makes a site that works from a folder as well, `service_worker` one of which readers
    keep what they have seen. From the score `learned_names` on, people that were learned count as
    names, and not only as suggestions; None: never.
    """

    interface: Language = "ur"
    digits: Digits = "latin"
    face: str = "naskh"
    per_page: int = 20
    feed_items: int = 20
    name_feeds: int = 5
    name_links: str = "first"
    citation_files: bool = False
    article_json: bool = False
    cache: Path = Path(".cache")
    data_texts: bool = True
    licence: str = ""
    licence_url: str = ""
    oai_email: str = ""
    oai_gateway: str = ""
    robots: str = ""
    humans: str = ""
    news_sitemap: bool = False
    parquet: bool = False
    offline: bool = False
    service_worker: bool = False
    learned_names: float | None = None

    @property
    def terms(self) -> str:
        """What readers may do with the downloads, as these say it: the licence's address, or its name."""
        return self.licence_url or self.licence

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
        choices = {"interface": LANGUAGES, "digits": DIGITS, "face": FACES, "name_links": NAME_LINKS}
        for key, allowed in choices.items():
            self._want(key, "one of " + ", ".join(allowed), getattr(self, key) in allowed)
        for key in ("licence", "licence_url", "oai_email", "oai_gateway", "robots", "humans"):
            self._want(key, "a text", isinstance(getattr(self, key), str))
        for key in ("licence_url", "oai_gateway"):
            self._want(key, "a web address, or empty", _ADDRESS.fullmatch(getattr(self, key)))
        self._want("oai_email", "an e-mail address, or empty", _EMAIL.fullmatch(self.oai_email))
        for key in (field.name for field in fields(self) if field.type == "bool"):
            self._want(key, "True or False", isinstance(getattr(self, key), bool))
        learned = self.learned_names
        number = isinstance(learned, int | float) and not isinstance(learned, bool) and 0 < learned <= 1
        wanted = "a number above 0, 1 at most, or None for never"
        self._want("learned_names", wanted, learned is None or number)
        for key, least in (("per_page", 1), ("feed_items", 1), ("name_feeds", 0)):
            value = getattr(self, key)
            wanted = "a whole number above 0" if least else "a whole number, or 0 for none"
            whole = isinstance(value, int) and not isinstance(value, bool)
            self._want(key, wanted, whole and value >= least)

    def _want(self, key: str, allowed: str, holds: object) -> None:
        if not holds:
            raise ConfigError(f"WARAQ[{key.upper()!r}]", getattr(self, key), allowed)

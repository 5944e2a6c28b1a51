r"""Rebuild `plugins/waraq/data/gazetteer/places.tsv` from CLDR, open tables and the names compiled by hand.

For maintainers; nothing in a build or a test needs it::

    PYTHONPATH=plugins python tools/build_gazetteer.py \
        --countries countries.tsv --cities cities.tsv --labels labels.tsv

* `--countries`: country-coder's countries with the columns wikidata, name_en, iso1A2 (ISC);
* `--cities`: Natural Earth's populated places joined with GeoNames, with the columns wikidata,
  name_en, iso2, population, arabic_script_names (public domain; CC-BY 4.0);
* `--labels`: Wikidata's English and Urdu labels, with the columns wikidata, name_en, name_ur (CC0).

The Urdu names of countries come from CLDR through babel. What people compiled lies in
`tools/gazetteer/countries.tsv` and `places.tsv`, and goes before everything else.
"""

from __future__ import annotations

import argparse
import csv
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel import Locale

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
    for name in ("countries", "cities", "labels"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    chosen = arguments.parse_args()
    cities, labels = read_table(chosen.cities), read_table(chosen.labels)
    countries = build_countries(
        read_table(HERE / "gazetteer" / "countries.tsv"), read_table(chosen.countries)
    )
    places = build_places(
        read_table(HERE / "gazetteer" / "places.tsv"), cities, [*labels, *read_table(chosen.countries)]
    )
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
                "source": "hand; cldr; country-coder" if hand["name"] else "cldr; country-coder",
            }
        )
    return rows


def is_plain(name: str) -> bool:
    """Whether a name can stand in running text (CLDR has some with brackets or Latin letters)."""
    return (
        bool(name)
        and not set(name) & set("()-")
        and not any(char.isascii() and char.isalpha() for char in name)
    )


def build_places(by_hand: Table, cities: Table, labels: Table) -> list[dict[str, str]]:
    """A row for each place compiled by hand, with its Wikidata id where an open table has it."""
    by_name: dict[tuple[str, str], str] = {}
    for city in sorted(cities, key=lambda row: -int(row["population"] or 0)):
        by_name.setdefault((city["name_en"], city["iso2"]), city["wikidata"])
    by_label = {(row["name_en"], row.get("name_ur", "")): row["wikidata"] for row in labels}
    rows = []
    for hand in by_hand:
        wikidata = by_name.get((hand["open_table_name"], hand["iso2"]), "")
        source = "hand; natural-earth" if wikidata else "hand"
        if not wikidata:
            names = [hand["name"], *hand["aliases"].split("|"), *([] if hand["iso2"] else [""])]
            found = [by_label[hand["name_en"], name] for name in names if (hand["name_en"], name) in by_label]
            wikidata, source = (found[0], "hand; wikidata") if found else ("", "hand")
        rows.append({**hand, "roman": "", "wikidata": wikidata, "source": source})
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
                "source": "wikidata; geonames",
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

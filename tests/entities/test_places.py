"""The places: which of them must be there, where they lie, and that the table is what its sources make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warm import shipped_tagger
from waraq.entities import Tagger
from waraq.entities.gazetteer import load_gazetteer
from waraq.entity import Entity, Kind

HAND = Path(__file__).parents[2] / "tools" / "gazetteer" / "places.tsv"
PLACES = {
    listing.entity.slug: listing.entity for listing in load_gazetteer() if listing.entity.kind is Kind.PLACE
}
LOCAL = {"city", "capital", "district", "division", "quarter", "building", "state", "province", "country"}
# Degrees: south, north, west, east; with the islands that the table has.
BOUNDS = {
    "AE": (22.6, 26.1, 51.4, 56.4),
    "AF": (29.3, 38.6, 60.4, 75.0),
    "AU": (-43.7, -9.9, 105.5, 159.2),
    "BD": (20.5, 26.7, 88.0, 92.7),
    "CN": (18.1, 53.6, 73.4, 134.8),
    "DE": (47.2, 55.1, 5.8, 15.1),
    "EG": (22.0, 31.7, 24.6, 36.9),
    "FR": (41.3, 51.1, -5.2, 9.6),
    "GB": (49.8, 60.9, -8.7, 1.8),
    "IN": (6.5, 35.7, 68.1, 97.5),
    "IQ": (29.0, 37.4, 38.7, 48.6),
    "IR": (25.0, 39.8, 44.0, 63.4),
    "JP": (24.0, 45.6, 122.9, 146.0),
    "KZ": (40.5, 55.5, 46.4, 87.4),
    "LK": (5.9, 9.9, 79.6, 81.9),
    "NP": (26.3, 30.5, 80.0, 88.3),
    "PK": (23.6, 37.1, 60.8, 77.9),
    "PS": (31.2, 32.6, 34.2, 35.6),
    "RU": (41.1, 82.0, 19.6, 180.0),
    "SA": (16.3, 32.3, 34.4, 55.7),
    "SY": (32.3, 37.4, 35.6, 42.4),
    "TR": (35.8, 42.2, 25.6, 44.9),
    "UA": (44.3, 52.4, 22.1, 40.3),
    "US": (18.9, 71.4, -179.2, -66.9),
    "UZ": (37.1, 45.6, 55.9, 73.2),
}
DIVISIONS = """

راولپنڈی|گوجرانوالہ|گجرات|لاہور|ساہیوال|فیصل آباد|سرگودھا|ملتان|بہاولپور|ڈیرہ غازی خان|کراچی|
حیدرآباد|بھنبھور|میرپورخاص|شہید بے نظیر آباد|سکھر|لاڑکانہ|پشاور|مردان|مالاکنڈ|ہزارہ|کوہاٹ|بنوں|
ڈیرہ اسماعیل خان|کوئٹہ|قلات|مکران|ژوب|لورالائی|سبی|نصیر آباد|رخشان|مظفرآباد|پونچھ|میرپور|گلگت|
بلتستان|دیامر
"""
INDIA = """

آندھرا پردیش|اروناچل پردیش|آسام|بہار|چھتیس گڑھ|گوا|بھارتی گجرات|ہریانہ|ہماچل پردیش|جھارکھنڈ|کرناٹک|
کیرالہ|مدھیہ پردیش|مہاراشٹر|منی پور|میگھالیہ|میزورم|ناگالینڈ|اڑیسہ|بھارتی پنجاب|راجستھان|سکم|
تامل ناڈو|تلنگانہ|تری پورہ|اتر پردیش|اتراکھنڈ|مغربی بنگال|جزائر انڈیمان و نکوبار|چندی گڑھ|
دادرا و نگر حویلی|دمن و دیو|دہلی|جموں و کشمیر|لداخ|لکشدیپ|پانڈیچری
"""
DISTRICTS = """

اٹک|بارکھان|بٹگرام|تورغر|جھل مگسی|چاغی|خاران|دیامر|ڈیرہ بگٹی|سدھنوتی|شانگلہ|شمالی وزیرستان|غذر|
قلعہ سیف اللہ|قمبر شہدادکوٹ|کورنگی|کولئی پالس|کیماڑی|گانچھے|لکی مروت|نوشہرو فیروز|واشک|ہٹیاں بالا|
ہنزہ
"""


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return shipped_tagger()


def names_of(country: str) -> set[str]:
    found = (place for place in PLACES.values() if place.country == country)
    return {name for place in found for name in (place.name, *place.aliases)}


def located() -> Iterator[Entity]:
    return (place for place in PLACES.values() if place.latitude is not None)


def test_there_are_as_many_as_the_press_needs() -> None:
    assert len(PLACES) >= 3500
    assert sum(place.type == "quarter" for place in PLACES.values()) >= 150
    assert sum(place.type == "feature" for place in PLACES.values()) >= 350


def test_what_lies_in_one_country_says_which_and_where() -> None:
    unknown = [p.id for p in PLACES.values() if p.type in LOCAL and (not p.country or p.latitude is None)]
    assert unknown == []


def test_places_lie_within_their_countries() -> None:
    outside = []
    for place in located():
        south, north, west, east = BOUNDS.get(place.country or "", (-90.0, 90.0, -180.0, 180.0))
        assert place.latitude is not None
        assert place.longitude is not None
        if not (south <= place.latitude <= north and west <= place.longitude <= east):
            outside.append(place.id)
    assert outside == []


@pytest.mark.parametrize(
    "slug, latitude, longitude",
    [
        ("lahore", 31.56, 74.35),
        ("bahawalnagar", 29.99, 73.25),
        ("new-york", 40.75, -73.98),
        ("sydney", -33.92, 151.19),
        ("pakistan", 30.0, 69.5),
        ("malaysia", 4.0, 102.0),
        ("norway", 64.5, 13.0),
        ("arabian-sea", 15.0, 65.0),
    ],
)
def test_known_coordinates(slug: str, latitude: float, longitude: float) -> None:
    place = PLACES[slug]
    near = 3 if place.type == "country" else 0.1
    assert place.latitude == pytest.approx(latitude, abs=near)
    assert place.longitude == pytest.approx(longitude, abs=near)


def test_divisions_of_pakistan() -> None:
    divisions = {place.name.removesuffix(" ڈویژن") for place in PLACES.values() if place.type == "division"}
    assert divisions == {name.strip() for name in DIVISIONS.split("|")}


def test_states_of_india() -> None:
    assert {name.strip() for name in INDIA.split("|")} - names_of("IN") == set()


def test_districts_of_pakistan() -> None:
    assert {name.strip() for name in DISTRICTS.split("|")} - names_of("PK") == set()


def test_the_table_has_what_was_compiled_by_hand() -> None:
    header, *rows = (line.split("\t") for line in HAND.read_text("utf-8").splitlines())
    hand = [dict(zip(header, row, strict=True)) for row in rows]
    other = [
        row["id"]
        for row in hand
        if (place := PLACES.get(row["id"].removeprefix("place/"))) is None
        or (place.name, "|".join(place.aliases), "|".join(place.ambiguous), place.type, place.country or "")
        != (row["name"], row["aliases"], row["ambiguous"], row["type"], row["iso2"])
    ]
    assert other == []


@pytest.mark.parametrize(
    "text, slug",
    [
        ("پولیس نے لیاری میں چھاپہ مارا", "lyari"),
        ("ڈیفنس کراچی میں ڈکیتی ہوئی", "defence-karachi"),
        ("سوات کے علاقے مٹہ میں کرفیو", "swat"),
        ("تحصیل مٹہ میں کرفیو", "matta"),
        ("ہزارہ ڈویژن میں بارش", "hazara-division"),
        ("بھارتی شہر بھرت پور میں", "bharatpur"),
        ("قافلہ طورخم سے روانہ ہوا", "torkham"),
        ("صدر نے مسجد نبوی میں نماز ادا کی", "al-masjid-an-nabawi"),
        ("عازمین مزدلفہ پہنچ گئے", "muzdalifah"),
        ("ہزاروں افراد کوہ نور نہیں، نانگا پربت دیکھنے آئے", "nanga-parbat"),
        ("وزیراعلیٰ سرحد نے کہا", "khyber-pakhtunkhwa"),
        ("بحیرہ روم میں کشتی ڈوب گئی", "mediterranean-sea"),
        ("آج بھی پنجاب اور سرحد میں پانی کم ہے", "khyber-pakhtunkhwa"),
        ("سندھ و بلوچستان کے علاقے", "sindh"),
        ("سرحد و بلوچستان کے علاقے", "khyber-pakhtunkhwa"),
        ("وہ روم میں رہتے ہیں", "rome"),
        ("ڈلہوزی کی خوبصورتی", "dalhousie"),
        ("خلیج میں امریکی بیڑا", "gulf-region"),
        ("لاحول کے لوگ", "lahaul-and-spiti"),
        ("عرب امارات میں سیریز", "united-arab-emirates"),
        ("دریاے چناب میں طغیانی", "chenab-river"),
        ("اتر پردیش کے سنبھل میں کشیدگی", "sambhal"),
        ("سندھ کے تھر میں قحط", "thar"),
        ("خیبر پختونخوا کے ٹانک میں حملہ", "tank"),
    ],
)
def test_news_names_them(text: str, slug: str, tagger: Tagger) -> None:
    assert f"place/{slug}" in [mention.entity for mention in tagger.tag(text)]


@pytest.mark.parametrize(
    "text",
    [
        "بچے باغ میں کھیل رہے تھے",
        "ملک کی سمندری حدود میں",
        "امام باڑہ میں مجلس ہوئی",
        "دشمنی پروان چڑھی",
        "سر پر ٹوپی کے ساتھ",
        "اس کی آنکھ میں سوئی سے",
        "دونوں طرف سے گولہ باری کا سلسلہ",
        "دو کلو کی مچھلی",
        "وزارت دفاع نے کہا کہ ڈیفنس کے بجٹ میں اضافہ ہوگا",
        "پچاس کیوبک میٹر پانی",
        "وہ جمرات کو آئے گا",
        "دلی تعزیت کا اظہار کیا",
        "اعزاز کی بات ہے",
        "بازار میں پیسا کے بغیر",
        "انہوں نے غور کے بعد کہا",
        "کھلاڑی ڈریسنگ روم میں گئے",
        "خوش دلی سے",
        "بیس انچ قطر کی پائپ لائن",
        "سیلاب آ گیا اور پانی میں",
        "دونوں کے درمیان خلیج میں",
        "امیر اور غریب کی خلیج میں اضافہ",
        "لاحول ولا قوۃ",
        "لارڈ ڈلہوزی کی پالیسی",
        "سنبھل کے چلو",
        "سڑک کے سنبھل میں",
    ],
)
def test_words_are_no_places(text: str, tagger: Tagger) -> None:
    assert tagger.tag_listed(text) == []

"""What the sample pages list: articles, names, sections and years, also long, mixed and hostile ones."""

from __future__ import annotations

from waraq.entity import Kind
from waraq.plugins.front_page import FrontDay
from waraq.plugins.views import Card, EntityLink, Link, Site

HOSTILE = "</script><script>alert(1)</script> \"'&<b>"
WIDEST = "ایکسیسبیلٹی"  # in Nastaliq its ink is 3.1 em high
WORLD = Link("عالمی خبریں", "section/world/", 187)
SECTIONS = (
    Link("قومی خبریں", "section/national/", 214),
    WORLD,
    Link("سائنس اور ٹیکنالوجی", "section/science/", 41),
)
SITE = Site("مشرق نامہ", "اردو اخبار کا ذخیرہ", "https://waraq.example", "0.1.0", sections=SECTIONS)

BOUNDED = Card(
    "3kq7m2x9tb",
    "a/3kq7m2x9tb/",
    "ایران اور روس کا جامع اسٹریٹجک شراکت داری معاہدے پر پوری طرح عمل درآمد کا عزم",
    True,
    "ایران کے صدر ڈاکٹر مسعود پزیشکیان نے عشق آباد میں روسی صدر ولادیمیر پیوٹن سے ملاقات کی۔",
    None,
    "2025-01-17",
    WORLD,
    "مشرق نامہ",
    ("عشق آباد",),
)
DATED = Card(
    "aa", "a/aa/", "NASA کا Curiosity روور مریخ پر اتر گیا", False, "", "2012-08-06", None, None, "Dawn",
    date_inferred="filename", date_hijri="17 رمضان المبارک 1433ھ",
)  # fmt: skip
TALL = Card(
    "bb", "a/bb/", WIDEST, False, f"{WIDEST} کی تعریف", "2016-12", None, SECTIONS[2], None,
    date_qualifier="%", date_inferred="dateline",
)  # fmt: skip
ENGLISH = Card(
    "cc", "a/cc/", "Apollo 11 lands on the Moon", False, "Two men.", "1969", None, None, None, lang="en"
)
EVIL = Card(
    "dd", "a/dd/", HOSTILE, False, HOSTILE, None, None, Link(HOSTILE, "section/x/", 1), HOSTILE, (HOSTILE,)
)
CARDS = (BOUNDED, DATED, TALL, ENGLISH, EVIL, DATED, TALL)


def name_entity(kind: Kind, name: str, count: int = 2) -> EntityLink:
    return EntityLink(name, kind, f"{kind}/sample/", count)


PEOPLE = (name_entity(Kind.PERSON, "ولادیمیر پیوٹن", 61), name_entity(Kind.PERSON, "مسعود پزیشکیان", 1))
PLACES = (name_entity(Kind.PLACE, "عشق آباد"),)
ORGANISATIONS = (name_entity(Kind.ORGANISATION, "اقوام متحدہ کی تعلیمی، سائنسی اور ثقافتی تنظیم (یونیسکو)"),)
YEARS = (Link("2025ء", "date/2025/", 204), Link("1998ء", "date/1998/", 1))
UNDATED = Link("تاریخ نامعلوم", "date/undated/", 6)
FRONT = FrontDay(
    "2025-01-17",
    "date/2025/01/17/",
    "جمعہ",
    30,
    CARDS,
    HOSTILE,
    TALL._replace(page="A4"),
    (DATED, EVIL._replace(edition=HOSTILE)),
    ((WORLD, (BOUNDED,)), (None, (ENGLISH, EVIL))),
)
BEFORE = FrontDay("2025-01-16", "date/2025/01/16/", "جمعرات", 9, CARDS[:2])
PRINTED = CARDS[0]._replace(page="1", edition="لاہور")
UNKNOWN_DAY = FrontDay(None, None, "", 0, CARDS[:1], lead=CARDS[0])

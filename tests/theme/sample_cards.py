"""Articles in lists, with sample values: long and short, in other scripts, dated in part, hostile."""

from __future__ import annotations

from waraq.plugins.views import Card, Link, Site

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
    "aa", "a/aa/", "NASA کا Curiosity روور مریخ پر اتر گیا", False, "", "2012-08-06", None, None, "Dawn"
)
TALL = Card("bb", "a/bb/", WIDEST, False, f"{WIDEST} کی تعریف", "2016-12", None, SECTIONS[2], None)
ENGLISH = Card(
    "cc", "a/cc/", "Apollo 11 lands on the Moon", False, "Two men.", "1969", None, None, None, lang="en"
)
EVIL = Card(
    "dd", "a/dd/", HOSTILE, False, HOSTILE, None, None, Link(HOSTILE, "section/x/", 1), HOSTILE, (HOSTILE,)
)
CARDS = (BOUNDED, DATED, TALL, ENGLISH, EVIL, DATED, TALL)

"""What an editor at work writes into articles and tables."""

from __future__ import annotations

from hypothesis import strategies as st

DATES = ("2014-10-14", "2014-10-14", "2014-10-15", "2014-11", "2015", "2016-02-29", "", "2014-10-15~")
SECTIONS = ("کھیل", "دنیا", "بچوں کا صفحہ", "بچوں کا  صفحہ!")
BODIES = (
    "لاہور – صدر مسعود پزشکیان نے تہران میں کہا کہ پل بنے گا۔",
    "کراچی میں بارش ہوئی اور عمران خان آئے۔",
    "کوئی نام نہیں۔",
    '![پل](images/a.png "لاہور کا پل")\n\nنیا پل۔ ![گھر](images/b.png)',
    "بارش۔ ![پل](../images/a.png)",
)
STATUSES = ("published", "published", "published", "withheld", "draft")
ENTITIES = (
    "",
    "entities:\n  add: [place/lahore, person/new]\n",
    "entities:\n  drop: [place/tehran]\n",
    "entities:\n  drop: [person/new, place/lahore]\n",
    "corrections:\n- date: 2016-03-01\n  text: نام غلط تھا\n",
    "withheld_reason: عدالتی حکم\n",
    "not_before: 2019-03\n",
    "not_before: 2021-01-05\n",
    "not_before: 2019-03\nnot_after: 2022\n",
    "not_after: 2022\n",
)
# The texts hold most of the names; of the ids some are the gazetteer's.
NAMES = ("لاہور", "پل", "عمران خان", "عمران", "مسعود پزشکیان", "کوئی نام", "اور کوئی")
IDS = ("place/lahore", "person/imran-khan", "place/new", "person/new", "organisation/new")
# Two spellings of one author, one of which may become the commoner; a paper; the editor's weight; how a
# date is known.
CREDITS = (
    "",
    "byline: احمد علی\npage: 2\n",
    "byline: احمد علي\nprominence: lead\n",
    "byline: سارہ خان\npublication: مشرق\nedition: لاہور\npage: 1\n",
    "date_source: dateline\n",
    "date_source: filename\ndate_hijri: 17 رجب 1446ھ\n",
)
NUMBERS = st.integers(0, 7)
# Files of pictures, below the content folder: one is found before another, which is none of an article's own.
PICTURES = ("images/a.png", "images/b.png", "articles/images/a.png")

"""References to write: with all that can be known, with little, and with text that means to break out."""

from __future__ import annotations

from waraq.citing import Reference

ADDRESS = "https://paper.example/archive/a/3kq7m2x9tb/"
FULL = Reference(
    id="3kq7m2x9tb",
    title="پاکستان نے عالمی کپ جیت لیا",
    lang="ur",
    authors=("احمد علی",),
    paper="ڈان",
    date="1992-03-26",
    section="کھیل",
    address=ADDRESS,
    archive="مشرق نامہ",
)
MONTH = FULL._replace(date="1992-03")
YEAR = FULL._replace(date="1992")
UNDATED = FULL._replace(date=None, not_before="1992-03-26")
AFTER = UNDATED._replace(not_before=None, not_after="1995")
BETWEEN = UNDATED._replace(not_before="1990-05", not_after="1995")
ABOUT = FULL._replace(date="1990-05", qualifier="~")
UNSURE = FULL._replace(date="1990-05-06", qualifier="?")
BOTH = FULL._replace(date="1990", qualifier="%")
BARE = Reference(id="3kq7m2x9tb", title="سیلاب", lang="ur")
ATTACK = '}, year = {1}}\\input{x} @misc{y, {{ %50 $x$ #1 a_b ~ ^ & "</title><script>"'
HOSTILE = FULL._replace(
    title=ATTACK, authors=(ATTACK, "نیوز ڈیسک"), paper=ATTACK, section=ATTACK, archive=ATTACK
)
ALL = {
    "full": FULL,
    "month": MONTH,
    "year": YEAR,
    "undated": UNDATED,
    "after": AFTER,
    "between": BETWEEN,
    "about": ABOUT,
    "unsure": UNSURE,
    "both": BOTH,
    "bare": BARE,
    "hostile": HOSTILE,
}

"""Queries for tests that need thousands: what a reader or an attacker can put in the box."""

from __future__ import annotations

from hypothesis import strategies as st

ALPHABET = "سیلابکرکٹ کےمیں\"“”«»'’-–۔؟،*()<&:\u200c\u200f\u0000\ud83d\ud800😀a1۱\n"
# Clauses as they should be, and the pieces of which they are made.
CLAUSES = (
    "place:لاہور", "شخص:”عمران خان“", "Org：پی۔ٹی۔آئی", "headline:\u200fسیلاب", "place:؟", "2014..2018",
    "۲۰۱۴-۰۵", "2014-05-12", "..٢٠١٨", "2014۔۔", "2016-02-29…", "2014-13", "2018..2014", "date:2014",
    "تاریخ:۲۰۱۴..۲۰۱۸-۰۶", "پاک*", "شمال–كتا٭", "پ*", "“عالمی بینک”", "سیلاب", "پی ٹی آئی",
)  # fmt: skip
PIECES = (
    "place:", "person", "سرخی:", "تاریخ", "date:", "ادارة：", ":", "：", '"', "“", "’’", "'", "-", "--", "*",
    "٭", "..", "…", "۔۔", "۔", ".", "2014", "۲۰۱۸", "٢٠١٦", "-05", "-02-30", "-12-3", "3000", "05", "،", "؟",
    "(", " ", "\n", "\u200f", "\u200e", "\u2067", "\u200c", "\u0000", "\u0651", "\ud800", "😀", "𠀀", "پاک",
    "لاہور", "پی ٹی آئی", "کے", "میں", "كتابيں", "سٹیڈیم", "خوش\u200cحال", "چلتاملی", "x", "COVID", "http://",
)  # fmt: skip
AROUND = st.sampled_from((" ", " -", "،", "", "\u200f", "۔", '"', "(", "\n-", " --", ". "))
QUERIES = st.lists(
    st.sampled_from(PIECES) | st.builds("{}{}{}".format, AROUND, st.sampled_from(CLAUSES), AROUND),
    max_size=20,
).map("".join)

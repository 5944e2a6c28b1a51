"""The people of the gazetteer: who is known, what they were and when, and which names alone prove nobody."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.warm import shipped_tagger
from waraq.entities.gazetteer import YEARS, load_gazetteer
from waraq.entity import Kind

PEOPLE = {each.entity.slug: each.entity for each in load_gazetteer() if each.entity.kind is Kind.PERSON}
# Years that are no interval stay in the title, where no four digits belong.
YEAR = re.compile(r"\d{4}")
TAGGER = shipped_tagger()


def tag_people(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entity) for m in TAGGER.tag_listed(text) if m.kind is Kind.PERSON]


def test_people_of_all_fields_are_known() -> None:
    types = Counter(person.type for person in PEOPLE.values())
    assert types.total() >= 2000
    assert types["politician"] >= 400
    assert types["sportsperson"] >= 200
    for field in ("poet", "writer", "cleric", "journalist", "singer", "actor", "judge", "soldier"):
        assert types[field] >= 30, field


@pytest.mark.parametrize(
    "slug, role",
    [
        ("liaquat-ali-khan", "وزیر اعظم پاکستان 1947/1951"),
        ("khawaja-nazimuddin", "گورنر جنرل پاکستان 1948/1951"),
        ("ibrahim-ismail-chundrigar", "وزیر اعظم پاکستان 1957"),
        ("ayub-khan", "صدر پاکستان 1958/1969"),
        ("fazal-ilahi-chaudhry", "صدر پاکستان 1973/1978"),
        ("zulfikar-ali-bhutto", "وزیر اعظم پاکستان 1973/1977"),
        ("muhammad-zia-ul-haq", "پاک فوج کے سربراہ 1976/1988"),
        ("benazir-bhutto", "وزیر اعظم پاکستان 1988/1990"),
        ("nawaz-sharif", "وزیر اعظم پاکستان 2013/2017"),
        ("imran-khan", "وزیر اعظم پاکستان 2018/2022"),
        ("asim-munir", "پاک فوج کے سربراہ 2022/.."),
        ("iftikhar-muhammad-chaudhry", "چیف جسٹس پاکستان 2009/2013"),
        ("maryam-nawaz", "وزیر اعلیٰ پنجاب 2024/.."),
        ("jawaharlal-nehru", "وزیر اعظم بھارت 1947/1964"),
        ("indira-gandhi", "وزیر اعظم بھارت 1980/1984"),
        ("morarji-desai", "وزیر اعظم بھارت 1977/1979"),
        ("droupadi-murmu", "صدر بھارت 2022/.."),
        ("mamata-banerjee", "وزیر اعلیٰ مغربی بنگال 2011/.."),
        ("sheikh-hasina", "وزیر اعظم بنگلہ دیش 2009/2024"),
        ("ziaur-rahman", "صدر بنگلہ دیش 1977/1981"),
        ("ashraf-ghani", "صدر افغانستان 2014/2021"),
        ("zahir-shah", "شاہ افغانستان 1933/1973"),
        ("masoud-pezeshkian", "صدر ایران 2024/.."),
        ("abolhassan-banisadr", "صدر ایران 1980/1981"),
        ("recep-tayyip-erdogan", "صدر ترکیہ 2014/.."),
        ("king-faisal", "شاہ سعودی عرب 1964/1975"),
        ("saddam-hussein", "صدر عراق 1979/2003"),
        ("bashar-al-assad", "صدر شام 2000/2024"),
        ("gamal-abdel-nasser", "صدر مصر 1956/1970"),
        ("david-ben-gurion", "وزیر اعظم اسرائیل 1955/1963"),
        ("john-f-kennedy", "صدر امریکہ 1961/1963"),
        ("donald-trump", "صدر امریکہ 2025/.."),
        ("margaret-thatcher", "وزیر اعظم برطانیہ 1979/1990"),
        ("charles-de-gaulle", "صدر فرانس 1959/1969"),
        ("angela-merkel", "چانسلر جرمنی 2005/2021"),
        ("vladimir-putin", "صدر روس 2012/.."),
        ("leonid-brezhnev", "سوویت یونین کے رہنما 1964/1982"),
        ("xi-jinping", "صدر چین 2013/.."),
        ("dag-hammarskjold", "سیکریٹری جنرل اقوام متحدہ 1953/1961"),
        ("kofi-annan", "سیکریٹری جنرل اقوام متحدہ 1997/2006"),
        ("abdus-salam", "نوبیل انعام برائے طبیعیات 1979"),
        ("faiz-ahmad-faiz", "شاعر"),
        ("babar-azam", "پاکستان کی کرکٹ ٹیم کے کپتان"),
    ],
)
def test_well_known_people_have_their_roles(slug: str, role: str) -> None:
    assert role in {f"{title} {years}".strip() for title, years in PEOPLE[slug].roles}


def is_role_whole(title: str, years: str) -> bool:
    """Whether the title is one, and the years are an interval that ends after it began."""
    if not years:
        return bool(title) and not YEAR.search(title)
    first, _, last = years.partition("/")
    forward = not (first.isdigit() and last.isdigit()) or int(first) < int(last)
    return bool(title and YEARS.fullmatch(years)) and not YEAR.search(title) and forward


def test_roles_end_after_they_began() -> None:
    roles = [(slug, role) for slug, each in PEOPLE.items() for role in (*each.roles, *each.roles_en)]
    assert len(roles) > 2 * len(PEOPLE)
    assert [found for found in roles if not is_role_whole(*found[1])] == []


def test_roles_are_said_in_both_languages() -> None:
    years = {
        slug: ([when for _, when in each.roles], [when for _, when in each.roles_en])
        for slug, each in PEOPLE.items()
    }
    assert [slug for slug, (urdu, english) in years.items() if not urdu or urdu != english] == []


@pytest.mark.parametrize(
    "text, found",
    [
        ("سابق صدر فضل الٰہی چودھری", [("فضل الٰہی چودھری", "person/fazal-ilahi-chaudhry")]),
        ("بھارتی وزیر خارجہ نٹور سنگھ نے", [("نٹور سنگھ", "person/natwar-singh")]),
        ("ایڈمرل ذکاء اللہ", [("ذکاء اللہ", "person/muhammad-zakaullah")]),
        ("عراق کے نائب وزیر اعظم طارق عزیز", [("طارق عزیز", "person/tariq-aziz-iraq")]),
        ("جسٹس گلزار نے ریمارکس دیے", [("گلزار", "person/gulzar-ahmed")]),  # and not the poet
        ("باکسر محمد علی نے کہا", [("محمد علی", "person/muhammad-ali-boxer")]),
        ("رانا ثناء اﷲ نے کہا", [("رانا ثناء اﷲ", "person/rana-sanaullah")]),  # with the sign of God's name
    ],
)
def test_names_are_found_without_their_titles(text: str, found: list[tuple[str, str]]) -> None:
    assert tag_people(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "پروفیسر گلزار نے ریمارکس دیے",  # a judge and a poet, and nothing tells which
        "دکان دار امان اللہ خان اور محمود خان آئے",
        "محمد علی نے کہا",  # not the boxer, as the verb only tells that somebody speaks
        "وکیل علی ظفر نے دلائل دیے",  # the listed one sings
        "کرنل (ر) اعظم خان نے کہا",  # the listed one is a politician
        "تھانے کے انسپکٹر انور علی نے کہا",  # and this one plays cricket
        "دونوں بھائی محمد آصف اور حیدر علی گاؤں میں رہتے ہیں",
        "جلسہ منگل باغ جناح میں ہو گا",  # منگل باغ led Lashkar-e-Islam
        "وہ صادقین میں سے ہے",  # the painter's name is a word
    ],
)
def test_names_of_many_people_prove_nobody(text: str) -> None:
    assert tag_people(text) == []

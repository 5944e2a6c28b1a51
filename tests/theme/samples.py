"""Every page of the theme with sample values: long and short, mixed scripts, missing and hostile ones."""

from __future__ import annotations

from markupsafe import Markup

from waraq.article import Correction, Credit, Dateline
from waraq.entity import Kind
from waraq.plugins.credit_pages import CreditView
from waraq.plugins.keyboard import load_keyboard
from waraq.plugins.map_pages import Circle, MapView
from waraq.plugins.network import draw_network
from waraq.plugins.views import (
    ArticleView,
    CopiesView,
    EntityLink,
    EntityView,
    LetterGroup,
    Link,
    Pager,
    RelatedView,
    RoleView,
)
from waraq.plugins.words_pages import NameOverTime
from waraq.plugins.year_chart import draw_shares, draw_years

from .data_samples import make_data
from .date_samples import SamplePages, list_date_pages
from .sample_cards import (
    BEFORE,
    BOUNDED,
    CARDS,
    DATED,
    ENGLISH,
    EVIL,
    FRONT,
    HOSTILE,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    PRINTED,
    SECTIONS,
    TALL,
    UNDATED,
    UNKNOWN_DAY,
    WIDEST,
    WORLD,
    YEARS,
    name_entity,
)

BODY = Markup(
    "<p>ایران کے صدر نے <mark>روسی</mark> صدر سے ملاقات کی۔</p><h2>پس منظر</h2>"
    '<p>دیکھیے <a href="https://www.un.org/">United Nations</a>۔</p>'
    "<table><thead><tr><th>سال</th><th>اضافہ</th></tr></thead><tbody><tr><td>رواں</td><td>8 فیصد</td></tr>"
    "</tbody></table><p>" + "بینالاقوامی" * 12 + "</p>"
)
FULL = ArticleView(
    BOUNDED,
    BODY,
    "نامہ نگار خصوصی",
    Dateline(("عشق آباد",), (Credit("desk", "مانیٹرنگ ڈیسک"), Credit("paper", "مشرق نامہ"))),
    "dateline",
    "published",
    "000_5d4dc3eaa96f919a.txt",
    ("تجارت",),
    PEOPLE,
    PLACES,
    ORGANISATIONS,
    DATED,
    TALL,
    CopiesView((DATED, TALL, BOUNDED), "aa", 12, elsewhere=True, url="copies/aa/"),
    related=(RelatedView(TALL, ("عشق آباد", "بینالاقوامی" * 12)), RelatedView(BOUNDED, ("تجارت",))),
    corrections=(
        Correction("2025-01-19", "وزیر کا نام غلط چھپا تھا۔"),
        Correction("2025-02-01", "تعداد 8 تھی، 80 نہیں۔"),
    ),
    credit_urls={"مانیٹرنگ ڈیسک": "desk/sample/", "نامہ نگار خصوصی": "author/sample/"},
    minutes=12,
)
BARE = ArticleView(
    TALL, Markup("<p>متن۔</p>"), None, None, None, "published", None, (), (), (), (), None, None
)
FOREIGN = ArticleView(
    ENGLISH, Markup("<p>Two men.</p>"), None, None, None, "draft", None, (), (), (), (), None, EVIL
)
ATTACKED = ArticleView(
    EVIL,
    Markup("<p>متن۔</p>"),
    HOSTILE,
    None,
    None,
    "published",
    HOSTILE,
    (HOSTILE,),
    (),
    (),
    (),
    EVIL,
    EVIL,
    CopiesView((EVIL, ENGLISH), "dd", 3, elsewhere=False, url="copies/dd/"),
    related=(RelatedView(EVIL, (HOSTILE, HOSTILE)),),
    corrections=(Correction("2025-01-19", HOSTILE),),
)
ONE_PAGE = Pager(1, 1, None, None, "section/world/", "section/world/")
MIDDLE = Pager(3, 12, "section/world/4/", "section/world/2/", "section/world/", "section/world/1/")
TOGETHER = PLACES + ORGANISATIONS + PEOPLE
ENTITY = EntityView(
    "person/putin",
    Kind.PERSON,
    "ولادیمیر پیوٹن",
    "person/putin/",
    "Vladimir Putin",
    ("Wiladimir Piyutin", "Putin"),
    ("پیوٹن", "پوتن"),
    None,
    "Q7747",
    YEARS,
    TOGETHER,
    network=draw_network(range(len(TOGETHER), 0, -1)),
)
NAMED = ENTITY._replace(
    roles=(
        RoleView("صدر روس", "2000", "2008", ended=True),
        RoleView("وزیر اعظم روس", "2008", "2008", ended=True),
        RoleView("صدر روس", "2012", None, ended=False),
        RoleView("افسر", "1975", None, ended=True),
        RoleView("طالب علم", None, "1975", ended=True),
        RoleView(HOSTILE, None, None, ended=True, lang="en"),
    ),
    chart=draw_years((("1998", 1), ("2025", 204)), str),
    feed="person/putin/feed.atom",
    total=205,
)
ATTACKED_NAME = EntityView(
    "place/x",
    Kind.PLACE,
    HOSTILE,
    "place/x/",
    HOSTILE,
    (HOSTILE,),
    (HOSTILE,),
    country=HOSTILE,
    latitude=31.5,
    longitude=74.3,
)
LAHORE = EntityLink("لاہور", Kind.PLACE, "place/sample/", 12)
MAPS = (
    MapView("710.1 164 252.9 156", (Circle(881.2, 209.8, 7.6, LAHORE),)),
    MapView("0 0 1247.1 564", (Circle(881.2, 209.8, 37.4, EntityLink(HOSTILE, Kind.PLACE, "place/x/", 1)),)),
)
LETTERS = (LetterGroup("و", "letter-1", PEOPLE[:1]), LetterGroup("م", "letter-2", PEOPLE[1:]))

AUTHORS = (LetterGroup("ا", "letter-1", (Link("احمد علی", "author/sample/", 3),)),)


OVER_TIME = (
    ("person", (NameOverTime(EntityLink(HOSTILE, Kind.PERSON, "person/x/", 12), None, None, None),)),
    ("place", (
        NameOverTime(LAHORE, draw_shares({1992: 2, 1994: 1}, {1992: 3, 1994: 5}, str), YEARS[0], 340),
        NameOverTime(EntityLink(WIDEST, Kind.PLACE, "place/y/", 1), None, YEARS[1], 1),
    )),
    ("organisation", ()),
)  # fmt: skip


class SamplePage:
    """What content/pages gives to page.html."""

    title = "تعارف"
    lang = "ur"
    html = Markup("<p>متن۔</p><h2>تلاش</h2><p>متن۔</p>")


# Name, template, address, context.
PAGES: SamplePages = (
    ("front", "index", "", {
        "front": FRONT, "before": (BEFORE,), "by_section": ((WORLD, CARDS[:3]),), "years": YEARS,
        "people": PEOPLE, "places": PLACES, "organisations": ORGANISATIONS,
        "undated": UNDATED, "total": 1247,
        "days_known": True, "newest_day": Link("8 اگست", "date/on/08-08/")}),
    ("front-empty", "index", "x/", {
        "front": None, "before": (), "by_section": (), "years": (), "people": (), "places": (),
        "organisations": (), "undated": None, "total": 0, "days_known": False, "newest_day": None}),
    ("front-one", "index", "y/", {
        "front": UNKNOWN_DAY, "before": (), "by_section": ((WORLD, CARDS[:1]),), "years": (),
        "people": PEOPLE, "places": (), "organisations": (), "undated": UNDATED, "total": 1,
        "days_known": True, "newest_day": None}),
    ("article", "article", BOUNDED.url, {"article": FULL}),
    ("article-dated", "article", DATED.url, {"article": BARE._replace(card=DATED)}),
    ("article-bare", "article", TALL.url, {"article": BARE}),
    ("article-foreign", "article", ENGLISH.url, {"article": FOREIGN}),
    ("article-attacked", "article", EVIL.url, {"article": ATTACKED}),
    ("copies", "copies", "copies/aa/", {"first": DATED, "total": 240, "cards": CARDS, "pager": MIDDLE}),
    ("copies-attacked", "copies", "copies/dd/",
     {"first": EVIL, "total": 3, "cards": (EVIL, DATED, TALL), "pager": ONE_PAGE}),
    ("tombstone", "tombstone", "a/gone/", {"card": EVIL, "reason": HOSTILE}),
    ("forward", "forward", "person/merged/", {"entity": name_entity(Kind.PERSON, HOSTILE, 0)}),
    ("section", "section", "section/world/", {
        "section": WORLD, "cards": CARDS, "pager": MIDDLE, "has_feeds": False}),
    ("sections", "sections", "section/", {}),
    ("section-empty", "section", "section/z/", {
        "section": WORLD, "cards": (), "pager": ONE_PAGE, "has_feeds": True}),
    *list_date_pages((PRINTED, *CARDS[1:]), UNDATED, SECTIONS, (ONE_PAGE, MIDDLE)),
    ("entity", "entity", "person/putin/", {"entity": ENTITY, "cards": CARDS, "pager": ONE_PAGE}),
    ("entity-named", "entity", "person/putin/", {"entity": NAMED, "cards": CARDS, "pager": ONE_PAGE}),
    ("entity-attacked", "entity", "place/x/", {"entity": ATTACKED_NAME, "cards": CARDS, "pager": ONE_PAGE}),
    ("a-to-z", "a_to_z", "person/", {"kind": Kind.PERSON, "groups": LETTERS, "total": 2, "map_url": None}),
    ("a-to-z-empty", "a_to_z", "place/", {
        "kind": Kind.PLACE, "groups": (), "total": 0, "map_url": None}),
    ("a-to-z-map", "a_to_z", "place/", {
        "kind": Kind.PLACE, "groups": LETTERS, "total": 2, "map_url": "map/"}),
    ("credits", "a_to_z", "author/", {"kind": "author", "groups": AUTHORS, "total": 1, "map_url": None}),
    ("credits-empty", "a_to_z", "desk/", {"kind": "desk", "groups": (), "total": 0, "map_url": None}),
    ("credit", "credit", "author/sample/", {
        "credit": CreditView("author", "احمد علی", "author/sample/feed.atom", 12), "cards": CARDS,
        "pager": ONE_PAGE}),
    ("credit-attacked", "credit", "desk/x/", {
        "credit": CreditView("desk", HOSTILE), "cards": CARDS, "pager": MIDDLE}),
    ("map", "map", "map/", {"maps": MAPS, "places": PLACES, "located": 2}),
    ("map-world", "map", "map/", {"maps": MAPS[1:], "places": PLACES, "located": 1}),
    ("words", "words", "words/", {
        "groups": OVER_TIME, "totals": "1992:3 1994:5", "first": "1992", "last": "1994"}),
    ("words-none", "words", "words/", {"groups": (("person", ()),), "totals": "", "first": "", "last": ""}),
    ("page", "page", "about/", {"page": SamplePage}),
    ("data", "data", "data/", make_data(HOSTILE)),
    ("data-empty", "data", "data/", {**make_data(HOSTILE), "years": [], "example": "", "licence_url": ""}),
    ("search", "search", "search/", {"keyboard": load_keyboard()}),
    ("404", "404", "404.html", {}),
)  # fmt: skip

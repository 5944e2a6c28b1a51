"""The archive's settings. Everything here is a value; the code is in plugins/waraq/.

An editor changes SITENAME, SITESUBTITLE and SITEURL, and perhaps WARAQ.
"""

from os import environ

SITENAME = "مشرق نامہ"
SITESUBTITLE = "اردو اخبار کا مستقل اور قابلِ تلاش ذخیرہ"
# The address the archive will be published at, without a slash at the end.
# It is used where addresses must be absolute: the feed, the sitemap, canonical links.
SITEURL = environ.get("WARAQ_SITEURL", "http://127.0.0.1:8000")
DEFAULT_LANG = "ur"
TIMEZONE = "Asia/Karachi"

WARAQ = {
    "DIGITS": "latin",  # digits of dates and counts: "latin" (2025) or "urdu" (۲۰۲۵)
    "FACE": "naskh",  # what a new reader sees: "naskh" or "nastaliq"
    "PER_PAGE": 20,  # articles on one page of a list
    "FEED_ITEMS": 20,  # articles in the Atom feed
    "LICENCE": "",  # what readers may do with the files in data/, such as "CC BY 4.0"
    "LICENCE_URL": "",  # the address of that licence
    "SERVICE_WORKER": False,  # True: browsers keep what a reader has seen, to be read without a network
    "OFFLINE": False,  # True: the site also works from a folder, without a server
}

PATH = "content"
OUTPUT_PATH = "output"
DELETE_OUTPUT_DIRECTORY = False  # a build writes what changed, and deletes what is no more
THEME = "themes/waraq"
PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    "waraq.plugins.language",
    "waraq.plugins.reader",
    "waraq.plugins.writer",
    "waraq.plugins.generator",
]
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "auto_reload": False}

# Articles and pages are listed by waraq.plugins.generator: Pelican's own article
# generator must hold every article in memory and has quadratic archives, and its
# page generator turns one bad page into the end of the build.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
PAGINATED_TEMPLATES: dict[str, int | None] = {}
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
READERS = {"rst": None, "html": None}  # Markdown only; docutils has no Urdu
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False

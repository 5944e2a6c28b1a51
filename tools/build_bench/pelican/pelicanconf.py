"""What `make bench` builds with Pelican as it comes: its own theme, its own lists of tags and dates."""

SITENAME = "مشرق نامہ"
SITEURL = "https://paper.example"
DEFAULT_LANG = "ur"
TIMEZONE = "Asia/Karachi"
THEME = "simple"
SLUGIFY_USE_UNICODE = True
SLUGIFY_PRESERVE_CASE = True
DEFAULT_PAGINATION = 20
ARTICLE_URL = "a/{slug}/"
ARTICLE_SAVE_AS = "a/{slug}/index.html"
CATEGORY_URL = "section/{slug}/"
CATEGORY_SAVE_AS = "section/{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
AUTHOR_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = "date/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "date/{date:%Y-%m}/index.html"
DAY_ARCHIVE_SAVE_AS = "date/{date:%Y-%m-%d}/index.html"
FEED_ALL_ATOM = "feed.atom"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = None
DELETE_OUTPUT_DIRECTORY = True

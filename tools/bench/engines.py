"""The two engines as the bench knows them: where their pages are, when these are done, and what can be asked.

This is the one place that says how a query is sorted by date or kept within
a year. Ours lists every way that the client may offer; the first whose
answer is in fact sorted, or within the year, is measured, and where there is
none the figure is reported as not there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent

# Our status line holds the answer once it says neither of what stands there before.
OUR_ANSWER = """() => {
  const text = (element) => element?.textContent.trim() ?? "";
  const message = (name) => text(document.querySelector(`template[data-message="${name}"]`)?.content);
  const status = text(document.querySelector("[data-search-status]"));
  return !["", message("ready"), message("searching")].includes(status);
}"""
PAGEFIND_ANSWER = """() => document.querySelector("[role=status]").textContent !== "" """


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask: the query, and the call's options in JSON; QUERY and YEAR are filled in."""

    query: str = "QUERY"
    options: str = "{}"

    def fill(self, query: str, year: str) -> tuple[str, object]:
        """What to call `search` with.

        >>> Way("QUERY date:YEAR", '{"to": "YEAR"}').fill("سیلاب", "2010")
        ('سیلاب date:2010', {'to': '2010'})
        """
        text = self.query.replace("YEAR", year).replace("QUERY", query)
        return text, json.loads(self.options.replace("YEAR", year))


@dataclass(frozen=True, slots=True)
class Engine:
    """A search page (its address below the served folder) and how to ask it.

    `answered` is JavaScript: whether the answer to the latest query is shown.
    `script` times queries, see ``our_engine.js``. `newest` and `year` are the
    ways of asking for the newest first and for one year.
    """

    name: str
    page: str
    answered: str
    script: str
    newest: tuple[Way, ...]
    year: tuple[Way, ...]


OURS = Engine(
    name="ours",
    page="search/",
    answered=OUR_ANSWER,
    script=(HERE / "our_engine.js").read_text("utf-8"),
    newest=(Way(options='{"sort": "newest"}'), Way(options='{"sort": "date"}')),
    year=(
        Way("QUERY date:YEAR"),
        Way(options='{"from": "YEAR", "to": "YEAR"}'),
        Way(options='{"from": "YEAR-01-01", "to": "YEAR-12-31"}'),
    ),
)
PAGEFIND = Engine(
    name="Pagefind",
    page="search.html",
    answered=PAGEFIND_ANSWER,
    script=(HERE / "pagefind_engine.js").read_text("utf-8"),
    newest=(Way(options='{"sort": {"date": "desc"}}'),),
    year=(Way(options='{"filters": {"year": "YEAR"}}'),),
)

"""The tools that are measured: what they read, how they are run, what their figures are held against."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench.layout import PAGEFIND, PROJECT
from tools.build_bench.installed import ELEVENTY, PYTHON, find_hugo, find_installed
from tools.build_bench.layout import HERE, Layout
from tools.build_bench.projects import PAGES_OUTPUT, PAGES_SETTINGS, copy_peer, set_up_pages, set_up_waraq

SITE = "https://paper.example"
# The option of `waraq build` that leaves the search out.
PAGES_ALONE = "--no-search"


@dataclass(frozen=True, slots=True)
class Tool:
    """One way to build the archive.

    `form` names the content it reads and the folder it runs in, `output` is
    where in it the site comes to be, `set_up` puts everything else there.
    `follows` is the tool that must have run before, whose costs are its own
    too. Ratios are to the figures of `reference`. With more articles than
    `most` it takes too long; None for a tool that is measured unasked.
    """

    name: str
    label: str
    form: str
    output: str
    reference: str
    command: Callable[[], list[str]]
    set_up: Callable[[Layout], None]
    environment: Mapping[str, str] = field(default_factory=dict)
    follows: str | None = None
    most: int | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it is Waraq in one way or another."""
        return self.form == "waraq"

    def list_folders(self, layout: Layout) -> tuple[Path, Path]:
        """Where it runs, and where its site comes to be."""
        project = layout.project(self.form)
        return project, project / self.output


WARAQ_BUILD = [sys.executable, "-m", "waraq", "build"]
WARAQ_ENVIRONMENT = {
    "PYTHONPATH": str(PROJECT / "plugins"),
    # Python keeps what it compiled, as it does on an editor's machine unless told otherwise.
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONWARNINGS": "ignore",
    "WARAQ_SITEURL": SITE,
}
TOOLS = (
    Tool(
        name="waraq",
        label="Waraq",
        form="waraq",
        output="output",
        reference="hugo+pagefind",
        command=lambda: WARAQ_BUILD,
        set_up=set_up_waraq,
        environment=WARAQ_ENVIRONMENT,
    ),
    Tool(
        name="waraq-pages",
        label="Waraq, pages alone",
        form="waraq",
        output=PAGES_OUTPUT,
        reference="hugo",
        command=lambda: [*WARAQ_BUILD, "--settings", PAGES_SETTINGS, PAGES_ALONE],
        set_up=set_up_pages,
        environment=WARAQ_ENVIRONMENT,
    ),
    Tool(
        name="hugo",
        label="Hugo",
        form="hugo",
        output="public",
        reference="hugo",
        command=lambda: [str(find_hugo()), "build", "--quiet", "--cacheDir", str(HERE / ".venv" / "cache")],
        set_up=copy_peer("hugo"),
    ),
    Tool(
        name="hugo+pagefind",
        label="Hugo + Pagefind",
        form="hugo",
        output="public",
        reference="hugo+pagefind",
        command=lambda: [str(find_installed(PAGEFIND, "Pagefind")), "--site", "public"],
        set_up=copy_peer("hugo"),
        follows="hugo",
    ),
    Tool(
        name="eleventy",
        label="Eleventy",
        form="eleventy",
        output="_site",
        reference="hugo",
        command=lambda: ["node", str(find_installed(ELEVENTY, "Eleventy")), "--quiet"],
        set_up=copy_peer("eleventy"),
        # Node ends itself at 2 to 4 GB otherwise, whatever the machine has.
        environment={"NODE_OPTIONS": "--max-old-space-size=16384"},
    ),
    Tool(
        name="pelican",
        label="Pelican as it comes",
        form="pelican",
        output="output",
        reference="hugo",
        command=lambda: [
            *(str(find_installed(PYTHON, "Pelican")), "-m", "pelican", "content"),
            *("-s", "pelicanconf.py", "-o", "output", "--fatal", "errors", "--quiet"),
        ],
        set_up=copy_peer("pelican"),
        environment={"PYTHONWARNINGS": "ignore"},
        most=2000,
    ),
)


def list_names() -> list[str]:
    """The names of all tools, in the order of the report."""
    return [tool.name for tool in TOOLS]


def choose_tools(only: list[str] | None, more: list[str] | None, articles: int) -> list[Tool]:
    """The tools of the report, in its order: those named, or all but those that are only there on demand.

    Raises ValueError for one that is named without the tool that it follows,
    and for one that would take hours with so many articles.
    """
    wanted = set(only or (tool.name for tool in TOOLS if tool.most is None)) | set(more or ())
    for tool in TOOLS:
        if tool.name in wanted and tool.follows and tool.follows not in wanted:
            message = f"{tool.name} needs {tool.follows} too"
            raise ValueError(message)
        if tool.name in wanted and tool.most and articles > tool.most:
            message = f"{tool.name} is measured with {tool.most:,} articles at most"
            raise ValueError(message)
    return [tool for tool in TOOLS if tool.name in wanted]


def list_installed(tools: Collection[Tool], measured: Collection[str]) -> list[Tool]:
    """Those of the tools that are to be run.

    `measured` names those whose figures are there; they run only where
    another follows them. Raises MissingToolError for one that is not installed.
    """
    followed = {tool.follows for tool in tools if tool.name not in measured}
    chosen = [tool for tool in tools if tool.name not in measured or tool.name in followed]
    for tool in chosen:
        tool.command()
    return chosen

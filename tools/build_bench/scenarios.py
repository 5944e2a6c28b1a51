"""What happens to the archive between the builds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tools.bench.articles import ARTICLES_A_DAY
from tools.bench.builds import MORE
from tools.build_bench.authority import choose_name, correct_name, correct_table
from tools.build_bench.content import Archive


@dataclass(slots=True)
class Changing:
    """An archive of so many articles that changes; `renamed` articles had the name that was corrected."""

    archive: Archive
    articles: int
    person: str = field(init=False)
    renamed: int = field(default=0, init=False)

    def make(self) -> None:
        """Write the whole archive."""
        self.person = choose_name(self.archive.write(0, self.articles), self.articles)

    def keep(self) -> None:
        """Change nothing."""

    def add(self) -> None:
        """Write 50 articles that are newer than all others."""
        next_day = -(-self.articles // ARTICLES_A_DAY) * ARTICLES_A_DAY
        self.archive.write(next_day, next_day + MORE)

    def edit(self) -> None:
        """Edit the article in the middle."""
        self.archive.edit(self.articles // 2)

    def correct(self) -> None:
        """Correct the name of one person: for us in the authority file, for the others wherever it stands."""
        self.renamed = self.archive.rename(self.person, correct_name(self.person))
        if "waraq" in self.archive.contents:
            correct_table(self.archive.contents["waraq"] / "authority", self.person)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One build of every tool, after `change`."""

    name: str
    label: str
    change: Callable[[Changing], None]


SCENARIOS = (
    Scenario("cold", "cold build", Changing.make),
    Scenario("unchanged", "nothing changed", Changing.keep),
    Scenario("more", f"{MORE} articles more", Changing.add),
    Scenario("edited", "one article edited", Changing.edit),
    Scenario("corrected", "one name corrected", Changing.correct),
)

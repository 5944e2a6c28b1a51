"""The folders of the tiers: kept, amended, or made anew.

A folder is named by how it is divided and by which documents are in it, in
which order: an edited article changes some of its files, and its name stays.
The version beside it in the manifest changes with all that is in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from waraq.search import facets, long_lists
from waraq.search.amended_tier import Amended, AmendedTier
from waraq.search.changed_shards import OtherLayoutError
from waraq.search.exported import Exported, ExportedTier
from waraq.search.folders import Output, join_texts, name_content
from waraq.search.former import load_former
from waraq.search.keys import WHOLE_SIGN
from waraq.search.prefixes import count_word_files
from waraq.search.tier_changes import Change, compare_documents, read_now
from waraq.search.tier_files import TierFiles
from waraq.search.tiers import Tier, divide_documents

# Where one document in so many changed, hardly a file stays what it was.
_MOST_CHANGED = 8


class TierFolders:
    """Writes the folders of all tiers; `before` is what the last export wrote."""

    def __init__(self, output: Output, files: TierFiles, ids: Sequence[str], before: Exported | None) -> None:
        self._output = output
        self._files = files
        self._ids = ids
        self._before = before
        self._values_moved = True
        self.written: dict[int, ExportedTier] = {}

    def write(self) -> list[dict[str, object]]:
        """Write them; what the manifest says of each."""
        return [self._describe(tier) for tier in divide_documents(len(self._ids)) if tier.documents]

    def _describe(self, tier: Tier) -> dict[str, object]:
        version = self._name_version(tier)
        written = self._find(tier, version) or self._amend(tier, version) or self._make(tier, version)
        self.written[tier.first] = written
        folder, shards = written.folder, written.shards
        words = count_word_files(tier.documents)
        return {"folder": folder, "version": version, "shards": shards, "words": words, **tier._asdict()}

    def _name_version(self, tier: Tier) -> str:
        """What changes with the files of a tier; of the recent one with the base too, see `FacetMaker`."""
        digests = join_texts(self._files.digests[: tier.numbers.stop])
        return name_content([*self._files.made_by, *self._files.statistics.averages, *tier, *digests])

    def _recall(self, tier: Tier) -> ExportedTier | None:
        """What the last export wrote of a tier that had as many documents."""
        kept = self._before.tiers.get(tier.first) if self._before else None
        return kept if kept and kept.documents == tier.documents else None

    def _find(self, tier: Tier, version: str) -> ExportedTier | None:
        """The folder that has the tier as it is."""
        folder = self._output.find_folder("terms", version)
        if folder is None:
            return None
        kept = self._recall(tier)
        if kept and (kept.folder, kept.version) == (folder, version):
            return kept
        aside = self._output.count_files(f"{folder}/{long_lists.FOLDER}")
        files = self._output.sizes[folder].files
        shards = files - count_word_files(tier.documents) - facets.FILES - aside
        return ExportedTier(folder, version, tier.documents, shards, 0)

    def _make(self, tier: Tier, version: str) -> ExportedTier:
        prepared = self._files.prepare(tier)
        aside = [each.term for each in prepared.aside]
        ids = join_texts(self._ids[tier.first : tier.numbers.stop])
        name = name_content([*self._files.made_by, *tier, prepared.shards, len(aside), *aside, *ids])
        folder = f"terms-{name}"
        self._output.write_folder(folder, version, self._files.make(prepared))
        return ExportedTier(folder, version, tier.documents, prepared.shards, prepared.size)

    def _amend(self, tier: Tier, version: str) -> ExportedTier | None:
        """The folder of the last export with what changed in it; None where it is better made anew."""
        kept, before, statistics = self._recall(tier), self._before, self._files.statistics
        if not kept or not before or not kept.size or before.averages != statistics.averages:
            return None
        seal = self._output.find_seal(kept.folder, kept.version)
        if seal is None:
            return None
        old = before.digests[tier.first : tier.numbers.stop]
        new = self._files.digests[tier.first : tier.numbers.stop]
        places = [place for place, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
        if tier.first:
            # Its facets say whether the base has their values too.
            made = None if places or self._values_moved else Amended({}, kept.size)
        elif len(places) * _MOST_CHANGED <= tier.documents:
            made = self._make_changed(tier, kept, {place: old[place] for place in places})
        else:
            made = None
        if made is None:
            return None
        self._output.amend_folder(kept.folder, seal, version, made.contents)
        return kept._replace(version=version, size=made.size)

    def _make_changed(self, tier: Tier, kept: ExportedTier, digests: Mapping[int, str]) -> Amended | None:
        """What changes in the base, whose changed documents had these digests, by their numbers."""
        files, ids = self._files, self._ids
        former = load_former(files.reader.directory, [(ids[place], old) for place, old in digests.items()])
        if former is None:
            return None
        changes = [
            Change(place, former[ids[place], old], read_now(files.reader, files.statistics, place))
            for place, old in digests.items()
        ]
        compared = compare_documents(changes, files.statistics.averages)
        try:
            made = AmendedTier(files, tier, self._output.root / kept.folder, kept.size, compared).make()
        except (OtherLayoutError, OSError, ValueError):
            return None
        self._values_moved = any(WHOLE_SIGN in term for term in compared.terms)
        return made

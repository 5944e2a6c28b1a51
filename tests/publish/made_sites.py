"""Small sites to publish: pages of an edition, with the files that each of them asks for."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from waraq.publish import Plan, list_site, open_target, plan_publish, publish_release, read_current

PAGES = 20


def name_script(edition: str) -> str:
    """A file whose name tells what it holds, as those of the search do."""
    return f"search/client/search-{sha256(edition.encode()).hexdigest()[:10]}.js"


def make_site(output: Path, edition: str) -> dict[str, bytes]:
    """Write a whole site in place of the one in `output`; what its files hold."""
    script = name_script(edition)
    files = {
        script: edition.encode(),
        "theme/css/waraq.css": b"body{}",
        "search/manifest.json": edition.encode(),
        "404.html": "نہیں ملا".encode(),
        **{f"a/{number}/index.html": f"{edition} {script}".encode() for number in range(PAGES)},
    }
    for path in [path for path in output.rglob("*") if path.is_file()]:
        path.unlink()
    for name, data in files.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return files


def read_files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by the names below it."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def publish(folder: Path, output: Path, keep: int = 3) -> Plan:
    """Publish what is in `output` as a release."""
    root = open_target(folder, output)
    plan = plan_publish(list_site(output, output.with_name("hashes")), read_current(root), keep)
    publish_release(root, output, plan, keep)
    return plan


def list_releases(folder: Path) -> list[str]:
    """The names of the releases in a folder."""
    return sorted(path.name for path in (folder / "releases").iterdir())

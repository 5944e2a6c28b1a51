"""The browser's modules in Node, for measuring."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.eval.reference import PROJECT

CLIENT = PROJECT / "plugins" / "waraq" / "search" / "client"


def find_node() -> str | None:
    """Where Node is; nothing where it is not installed."""
    return shutil.which("node")


def run_node(runner: str, files: Mapping[str, str]) -> str:
    """What a module writes that runs beside some files and the folder ``client/``."""
    with TemporaryDirectory(prefix="waraq-node-") as directory:
        folder = Path(directory)
        shutil.copytree(CLIENT, folder / "client")
        # Plain .js files are modules only when Node is told so.
        (folder / "package.json").write_text('{"type": "module"}', "utf-8")
        (folder / "runner.js").write_text(runner, "utf-8")
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        command = [str(find_node()), str(folder / "runner.js")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout

"""The workflow for GitHub Pages is YAML, and deploys what `make publish` makes."""

from __future__ import annotations

import yaml

from tests.publish.recipes import read_recipe


def test_the_workflow_uploads_the_current_release() -> None:
    workflow = yaml.safe_load(read_recipe("GitHub Pages", "yaml"))
    steps = workflow["jobs"]["publish"]["steps"]
    order = [step.get("run") or step["uses"].partition("@")[0] for step in steps]
    assert order[-3:] == ["make publish TO=public", "actions/upload-pages-artifact", "actions/deploy-pages"]
    assert steps[-2]["with"]["path"] == "public/current/"
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert workflow["env"]["WARAQ_SITEURL"].startswith("https://")

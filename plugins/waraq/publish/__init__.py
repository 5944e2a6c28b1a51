"""Publishing a built site: what changed since the last time, and a switch that readers don't notice.

`list_site` lists what was built, `plan_publish` compares that with what was
published. Then `publish_release` makes a release in a folder of releases, or
`write_uploads` writes lists for a tool that uploads. `make_bag` is for libraries.
"""

from __future__ import annotations

from waraq.publish.bag import Bag, make_bag
from waraq.publish.changes import Plan, name_stage, plan_publish
from waraq.publish.listing import File, Listing, list_site
from waraq.publish.releases import find_current, open_target, publish_release, read_current
from waraq.publish.uploads import GONE, confirm_uploads, read_published, write_uploads

__all__ = [
    "GONE",
    "Bag",
    "File",
    "Listing",
    "Plan",
    "confirm_uploads",
    "find_current",
    "list_site",
    "make_bag",
    "name_stage",
    "open_target",
    "plan_publish",
    "publish_release",
    "read_current",
    "read_published",
    "write_uploads",
]

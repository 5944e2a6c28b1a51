"""What `waraq serve` is made of: a server for the site, a watch over files, and a process that builds."""

from __future__ import annotations

"""Settings for publishing: pelicanconf.py with the public address insisted on."""

import sys
from os import environ
from pathlib import Path

# The `waraq` command looks for modules beside itself, not beside this file.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - Pelican's convention for publishconf.py

SITEURL = environ["WARAQ_SITEURL"]

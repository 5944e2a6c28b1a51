"""Settings for publishing: pelicanconf.py with the public address insisted on."""

from os import environ

from pelicanconf import *  # noqa: F403 - Pelican's convention for publishconf.py

SITEURL = environ["WARAQ_SITEURL"]

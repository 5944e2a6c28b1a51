"""Waraq: a static-site news archive generator for Urdu and other right-to-left newspapers."""

__version__ = "0.1.0"

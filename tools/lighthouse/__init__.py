"""The built pages judged by Lighthouse: ``python -m tools.lighthouse output``."""

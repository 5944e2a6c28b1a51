"""What the command lines of the benches share."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def read_count(fewest: int) -> Callable[[str], int]:
    """What reads a number of articles, and refuses fewer."""

    def count(text: str) -> int:
        articles = int(text)
        if articles < fewest:
            message = f"at least {fewest} articles are needed"
            raise argparse.ArgumentTypeError(message)
        return articles

    return count

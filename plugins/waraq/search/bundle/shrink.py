"""Code as the browser needs it: shorter names, no spaces."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec

from waraq.search.bundle.scan import refuse

_SCRIPT = "application/javascript"
# Some machines have no wheel of it (see pyproject.toml): there the code stays as long as it is written.
_LIBRARY, _DISTRIBUTION = "minify", "tdewolff-minify"


def describe_minifier() -> str:
    """The library and its version; an empty text where it is not installed."""
    return "" if find_spec(_LIBRARY) is None else f"{_DISTRIBUTION} {version(_DISTRIBUTION)}"


def shrink(code: str, name: str) -> str:
    """The code of a file, minified by tdewolff's library if that is installed; it does the same.

    Names are changed inside of functions only. Raises BundleError where the
    library can't read the code.

    >>> shrink("const sum = (first, second) => { return first + second; };", "a.js")
    'const sum=(e,t)=>e+t'
    """
    if find_spec(_LIBRARY) is None:
        return code
    library = import_module(_LIBRARY)
    try:
        return str(library.string(_SCRIPT, code))
    except library.MinifyError as error:
        refuse(name, 1, f"it can't be minified: {error}", "write it as the other modules are written")

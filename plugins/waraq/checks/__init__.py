"""What an editor should know about a content folder before it is built: `waraq check`."""

from __future__ import annotations

from waraq.checks.content import Checked, check_content
from waraq.checks.rules import Rule, Severity, load_rules, severity_of

__all__ = ["Checked", "Rule", "Severity", "check_content", "load_rules", "severity_of"]

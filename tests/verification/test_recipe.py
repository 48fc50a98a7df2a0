"""The README's test of a document's quotations fails where they break."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_recipe_fails_where_a_quotation_breaks(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"```python\n(import pytest\n.*?)```", readme, re.DOTALL)
    (tmp_path / "test_report.py").write_text(recipe, "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(
        "“We will not pay for it,” Ada Berg said.", "utf-8"
    )
    report = "“We will not pay for it,” said Berg.\n\n“We will pay for it,” said Berg.\n"
    (tmp_path / "report.md").write_text(report, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_report.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "1 failed, 1 passed" in run.stdout
    assert "line 3: altered" in run.stdout

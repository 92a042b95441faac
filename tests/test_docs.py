"""The documents are true: their Python runs, their verbs and names are all there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import screensong
from screensong.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(
        re.findall(r"```python\n(.*?)```", page.read_text(), re.DOTALL), 1
    )
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_python_block_runs(
    block: str, demo_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(demo_graph, "screensong-demo")
    exec(compile(block, "block", "exec"), {})


@pytest.mark.parametrize("verb", list(main.commands))
def test_every_verb_and_option_is_documented(verb: str) -> None:
    text = (ROOT / "docs" / "command-line.md").read_text()
    row = next(line for line in text.splitlines() if line.startswith(f"| `{verb} "))
    for parameter in main.commands[verb].params:
        long = [option for option in parameter.opts if option.startswith("--")]
        if parameter.param_type_name == "option":
            assert (long and long[0] in row) or parameter.opts[0] in row, parameter.opts


@pytest.mark.parametrize("name", [n for n in screensong.__all__ if not n.startswith("_")])
def test_every_public_name_is_documented(name: str) -> None:
    assert re.search(rf"\b{name}\b", (ROOT / "docs" / "python.md").read_text())
    assert getattr(screensong, name) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^ {4}.*$", "", page.read_text(), flags=re.MULTILINE)  # less the code
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", prose):
        assert (page.parent / target).exists(), target

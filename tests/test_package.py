"""The package as users get it: built from the source archive, installed somewhere else."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel that was built from the source archive, not from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder]
    run(*build, "--sdist", ROOT, cwd=folder)
    (archive,) = folder.glob("*.tar.gz")
    run("tar", "xzf", archive, cwd=folder)
    unpacked = folder / archive.name.removesuffix(".tar.gz")
    run(*build, "--wheel", unpacked, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `bin` of a new environment with the wheel; it sees our dependencies, not us."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=True)
    pip = [folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "install", "--no-index", "--no-deps", wheel, cwd=folder)
    (packages,) = folder.glob("lib/*/site-packages")
    # a line in a .pth file adds a folder but runs none of the .pth files in it
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


def test_the_demo_runs_beside_files_that_share_our_names(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.py").write_text("raise RuntimeError('the graph.py of the user was run')\n")
    (tmp_path / "web.py").write_text("raise RuntimeError('the web.py of the user was run')\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mine.txt").write_text("mine")
    done = run(installed / "screensong", "demo", cwd=tmp_path)
    assert "documents" in done.stdout
    assert (tmp_path / "screensong-demo" / "graph.ttl").stat().st_size > 10_000
    assert (tmp_path / "data" / "mine.txt").read_text() == "mine"
    where = run(
        installed / "python", "-c", "import screensong; print(screensong.__file__)", cwd=tmp_path
    )
    assert where.stdout.startswith(str(installed.parent))


def test_every_folder_with_modules_is_a_listed_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = set(project["tool"]["setuptools"]["packages"])
    rooms = {
        p.parent
        for room in ("graph", "web", "ontology", "data")
        for p in ROOT.glob(f"{room}/**/*.py")
    }
    found = {"screensong", *("screensong." + ".".join(p.relative_to(ROOT).parts) for p in rooms)}
    assert listed == found


def test_every_shipped_file_is_in_the_wheel(wheel: Path) -> None:
    names = run(sys.executable, "-m", "zipfile", "-l", wheel, cwd=ROOT).stdout
    for pattern in ("ontology/**/*.ttl", "ontology/**/*.rq", "data/reviews/**/*", "data/words/*",
                    "web/templates/**/*.html", "web/static/**/*"):  # fmt: skip
        for path in ROOT.glob(pattern):
            if path.is_file():
                assert f"screensong/{path.relative_to(ROOT)}" in names


def test_every_package_that_is_imported_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=]", name)[0].replace("-", "_") for name in project["dependencies"]}
    imported = set()
    for room in ("screensong", "graph", "web", "ontology", "data"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    imported.update(alias.name.partition(".")[0] for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                    imported.add(node.module.partition(".")[0])
    outside = imported - sys.stdlib_module_names - {"screensong", "_typeshed"}
    brought_by_flask = {"werkzeug", "markupsafe", "jinja2"}
    assert outside - brought_by_flask <= declared
    assert declared <= outside


def test_the_versions_agree() -> None:
    import screensong

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == screensong.__version__


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    for entry in text.replace("\\\n", " ").splitlines():
        assert not entry.strip() or ("==" in entry and "--hash=sha256:" in entry), entry

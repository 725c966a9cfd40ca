"""What the house promises beyond what linters know: sizes of files and functions, and where SQL may stand."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

TOP = Path(__file__).parent.parent
ROOMS = ("workflows", "models", "notifications", "scheduler", "web", "tests", "benchmarks")
MOST_LINES, MEDIAN_LINES, MOST_OF_A_FUNCTION = 300, 100, 40
SQL = frozenset({"select", "insert", "update", "delete", "text", "func", "exists", "union_all"})


def faults(top: Path = TOP) -> Iterator[str]:
    """Yield a sentence for each promise that is broken."""
    files = [path for room in ROOMS for path in sorted((top / room).rglob("*.py"))]
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    yield from (f"{path} has {size} lines, more than {MOST_LINES}" for path, size in sizes.items() if size > MOST_LINES)
    if files and (middle := median(sizes.values())) > MEDIAN_LINES:
        yield f"the median file has {middle} lines, more than {MEDIAN_LINES}"
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from _long_functions(path, tree)
        if path.relative_to(top).parts[0] not in {"models", "tests", "benchmarks"}:
            yield from _sql(path, tree)


def _long_functions(path: Path, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > MOST_OF_A_FUNCTION:
                yield f"{path}:{node.lineno} {node.name} has {lines} lines, more than {MOST_OF_A_FUNCTION}"


def _sql(path: Path, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy":
            for name in node.names:
                if name.name in SQL:
                    yield f"{path}:{node.lineno} imports {name.name} of SQLAlchemy; SQL stands in models/"
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {
            "session.query",
            "session.scalars",
            "session.scalar",
        }:
            yield f"{path}:{node.lineno} queries the database by {ast.unparse(node)}; SQL stands in models/"


def main() -> None:
    """Print the faults; exit 1 if there are any."""
    found = list(faults())
    sys.stdout.writelines(f"{sentence}\n" for sentence in found)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()

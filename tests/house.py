"""What the house promises beyond what linters know: sizes of files and functions, and where SQL may stand."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.sql_guard import misplaced

TOP = Path(__file__).parent.parent
ROOMS = ("workflows", "models", "notifications", "scheduler", "web", "tests", "benchmarks")
MOST_LINES, MEDIAN_LINES, MOST_OF_A_FUNCTION, MOST_FILES = 300, 100, 40, 22
LOGS = frozenset({"versions", "kept"})  # folders that only grow, a file a change: nobody looks for a thing in them
ASKING = frozenset({"models", "tests", "benchmarks"})  # where SQL may stand


def faults(top: Path = TOP) -> Iterator[str]:
    """Yield a sentence for each promise that is broken."""
    files = [path for room in ROOMS for path in sorted((top / room).rglob("*.py"))]
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    yield from (f"{path} has {size} lines, more than {MOST_LINES}" for path, size in sizes.items() if size > MOST_LINES)
    if files and (middle := median(sizes.values())) > MEDIAN_LINES:
        yield f"the median file has {middle} lines, more than {MEDIAN_LINES}"
    folders = Counter(path.parent for room in ROOMS for path in (top / room).rglob("*") if _is_ours(path))
    yield from (
        f"{room} has {count} files, more than {MOST_FILES}"
        for room, count in folders.items()
        if count > MOST_FILES and not LOGS.intersection(room.parts)
    )
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from _long_functions(path, tree)
        if path.name == "__init__.py" and not ast.get_docstring(tree):
            yield f"{path} does not say what its room is for"
        if path.relative_to(top).parts[0] not in ASKING:
            yield from (
                f"{path}:{line} {fault}; SQL and the Session stand in models/" for line, fault in misplaced(tree)
            )


def _is_ours(path: Path) -> bool:
    return path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.parts)


def _long_functions(path: Path, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > MOST_OF_A_FUNCTION:
                yield f"{path}:{node.lineno} {node.name} has {lines} lines, more than {MOST_OF_A_FUNCTION}"


def main() -> None:
    """Print the faults; exit 1 if there are any."""
    found = list(faults())
    sys.stdout.writelines(f"{sentence}\n" for sentence in found)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()

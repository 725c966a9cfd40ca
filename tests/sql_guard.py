"""Finding SQL and questions to a Session where none may stand, whatever they are called there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

LIBRARY = "sqlalchemy"
ASKING = frozenset({
    "add_all", "begin_nested", "connection", "exec_driver_sql", "execute", "executemany", "expire", "expire_all",
    "flush", "get_one", "merge", "refresh", "rollback", "scalar", "scalars", "stream_scalars",
})  # fmt: skip
"""What nothing but a Session or a connection is asked."""
BUILDERS = frozenset({"text", "select", "insert", "update", "delete", "func", "exists", "union_all"})


def misplaced(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and what is wrong there: an import of SQLAlchemy, SQL, or something asked of a transaction."""
    held = {"session", *_held(tree)}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, f"imports {each.name}") for each in names if _is_library(each.name))
            case ast.ImportFrom(module=str(module), names=names):
                yield from ((node.lineno, fault) for fault in _imported(module, names))
            case ast.Call(args=[ast.Constant(value=str(module)), *_]) if _is_library(module) and _imports(node.func):
                yield node.lineno, f"imports {module}"
            case ast.Attribute(attr=verb, value=asked) if verb in ASKING or _is_held(asked, held):
                yield node.lineno, f"asks a transaction to {verb!r}"


def _is_library(module: str) -> bool:
    return module == LIBRARY or module.startswith(f"{LIBRARY}.")


def _imports(function: ast.expr) -> bool:
    return ast.unparse(function).rpartition(".")[2] in {"import_module", "__import__"}


def _imported(module: str, names: list[ast.alias]) -> Iterator[str]:
    if _is_library(module):
        yield f"imports {module}"
    elif module.partition(".")[0] == "models":
        yield from (f"imports {each.name} of {module}" for each in names if each.name in BUILDERS | {"Session"})


def _held(tree: ast.Module) -> Iterator[str]:
    """Yield the names under which a transaction is held."""
    for node in ast.walk(tree):
        match node:
            case ast.withitem(context_expr=ast.Call(func=function), optional_vars=ast.Name(id=name)):
                if ast.unparse(function).endswith(("database.reading", "database.writing")):
                    yield name
            case ast.arg(arg=name, annotation=ast.expr() as said) if ast.unparse(said) == "Transaction":
                yield name
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.NamedExpr(target=ast.Name(id=name), value=value)
            ):
                if _is_held(value, {"session"}):
                    yield name


def _is_held(value: ast.expr, held: set[str]) -> bool:
    match value:
        case ast.Name(id=name):
            return name in held
        case ast.Attribute(attr="session"):
            return True
    return False

"""Finding SQL and questions to a Session where none may stand, whatever they are called there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

LIBRARIES = frozenset({"alembic", "psycopg", "sqlalchemy", "sqlite3"})
ASKING = frozenset({
    "add_all", "begin_nested", "bulk_save_objects", "commit", "connection", "delete_all", "exec_driver_sql",
    "execute", "executemany", "executescript", "expire", "expire_all", "expunge", "fetchall", "fetchone", "flush",
    "get_bind", "get_one", "mappings", "merge", "query", "refresh", "rollback", "scalar", "scalar_one",
    "scalar_one_or_none", "scalars", "stream_scalars",
})  # fmt: skip
"""What nothing but a Session, a connection or a result is asked, whatever type its name is said to have."""
REASONED = {
    "url.query": "the part of an address behind its question mark",
}
"""What is called so elsewhere: the end of the expression, and why it asks no database."""
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
            case ast.Attribute(attr=verb, value=asked) if _asks(node, verb) or _is_held(asked, held):
                yield node.lineno, f"asks a transaction to {verb!r}"
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(verb)), *_]) if verb in ASKING:
                yield node.lineno, f"asks a transaction to {verb!r}"
            case ast.Call(func=function, args=[ast.Constant(value=str(verb)), *_]) if _names(function, verb):
                yield node.lineno, f"asks a transaction to {verb!r}"


def _asks(node: ast.Attribute, verb: str) -> bool:
    return verb in ASKING and not any(ast.unparse(node).endswith(end) for end in REASONED)


def _names(function: ast.expr, verb: str) -> bool:
    return verb in ASKING and ast.unparse(function).rpartition(".")[2] in {"methodcaller", "attrgetter"}


def _is_library(module: str) -> bool:
    return module.partition(".")[0] in LIBRARIES


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

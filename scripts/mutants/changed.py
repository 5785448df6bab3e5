"""Which small changes can be made to a module? mutmut's, each as the code of one function.

Only the operators and the finding of places are mutmut's: a function in the running process gets
the changed code in place, so that nothing has to be imported again.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import libcst
from mutmut.mutation.file_mutation import create_mutations, deep_replace


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the function of a module that it stands in, by its qualified name, its code with
    the change, and the lines that changed, for a reader."""

    path: Path
    function: str
    code: CodeType
    change: str


def mutants_of(path: Path) -> Iterator[Mutant]:
    """All changes of a module that change the code of a function."""
    text = path.read_text(encoding="utf-8")
    module, mutations, *_ = create_mutations(str(path), text)
    original = dict(functions_in(compile(text, str(path), "exec")))
    for mutation in mutations:
        if mutation.contained_by_top_level_function is None:
            continue
        changed = deep_replace(module, mutation.original_node, mutation.mutated_node)
        assert isinstance(changed, libcst.Module)
        try:
            codes = dict(functions_in(compile(changed.code, str(path), "exec")))
        except SyntaxError:
            continue
        for name, code in codes.items():
            if name in original and _differ(code, original[name]):
                yield Mutant(path, name, code, _lines(text, changed.code))
                break


def functions_in(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The functions and methods of a module's code; what is nested in one is a part of it."""
    for one in code.co_consts:
        if not isinstance(one, CodeType):
            continue
        if one.co_flags & 0x2:  # has local variables of its own: a function, no class body
            yield one.co_qualname, one
        else:
            yield from functions_in(one)


def _differ(one: CodeType, other: CodeType) -> bool:
    return one != other.replace(co_firstlineno=one.co_firstlineno)


def _lines(before: str, after: str) -> str:
    changed = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return "\n".join(line for line in changed if not line.startswith(("---", "+++", "@@")))

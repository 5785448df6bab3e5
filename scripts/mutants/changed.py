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


@dataclass(frozen=True, slots=True)
class Change:
    """A place in a module with what mutmut would put there; not yet known to change anything."""

    path: Path
    text: str
    module: libcst.Module
    before: libcst.CSTNode
    after: libcst.CSTNode

    def made(self) -> Mutant | None:
        """The code with the change; ``None`` where no function of the module is another for it."""
        changed = deep_replace(self.module, self.before, self.after)
        assert isinstance(changed, libcst.Module)
        try:
            codes = functions_in(compile(changed.code, str(self.path), "exec"))
        except SyntaxError:
            return None
        original = dict(functions_in(compile(self.text, str(self.path), "exec")))
        for name, code in codes:
            if name in original and _differ(code, original[name]):
                return Mutant(self.path, name, code, _lines(self.text, changed.code))
        return None


def changes_of(path: Path) -> Iterator[Change]:
    """All places of a module's functions that mutmut would change, in order."""
    text = path.read_text(encoding="utf-8")
    module, mutations, *_ = create_mutations(str(path), text)
    for one in mutations:
        if one.contained_by_top_level_function is not None:
            yield Change(path, text, module, one.original_node, one.mutated_node)


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

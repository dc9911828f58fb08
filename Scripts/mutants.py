"""Writes sources in which every change of the arithmetic stands beside what it changes.

Each place becomes a call that knows its number: ` a + b ` an operator of its own, which subtracts where the
environment's DDX_MUTANT is that number, and adds otherwise; `0.5` a call with both values. So one build
tries them all. Lines stay where they were.
"""

import re
from dataclasses import dataclass

# Operators: what is written, what it becomes, precedence, and the type of both sides.
BINARY = [
    ("+", "-", "Addition", "Number"), ("-", "+", "Addition", "Number"),
    ("*", "/", "Multiplication", "Number"), ("/", "*", "Multiplication", "Number"),
    ("<", "<=", "Comparison", "Comparable"), ("<=", "<", "Comparison", "Comparable"),
    (">", ">=", "Comparison", "Comparable"), (">=", ">", "Comparison", "Comparable"),
    ("==", "!=", "Comparison", "Equatable"), ("!=", "==", "Comparison", "Equatable"),
    ("+=", "-=", "Assignment", "Number"), ("-=", "+=", "Assignment", "Number"),
    ("*=", "/=", "Assignment", "Number"), ("/=", "*=", "Assignment", "Number"),
    ("&&", "||", "LogicalConjunction", "Bool"), ("||", "&&", "LogicalDisjunction", "Bool"),
]
KINDS = {old: (new, precedence, type_) for old, new, precedence, type_ in BINARY}
PATTERN = re.compile(
    r"(?<= )(?P<binary>[-+*/]=?|[<>]=?|[=!]=|&&|\|\|)(?= \S)"
    r"|(?<=[\w)\]])(?P<range>\.\.<)(?=[\w(])"
    r"|(?<![\w.])(?P<extreme>min|max)\("
    r"|(?<![\w.])(?P<flag>true|false)\b"
    r"|(?<![\w.$\[])(?<!p-)(?P<number>\d+(?:\.\d+)?(?:e-\d+)?)(?![\w.]|>)"
)

HEADER = """#pragma once
#include <stdbool.h>
extern int ddx_mutant;
static inline bool ddx_is_mutant(int number) { return ddx_mutant == number; }
"""

CHOICE = """#include "CMutant.h"
#include <stdlib.h>
int ddx_mutant = -1;
__attribute__((constructor)) static void choose(void) {
  const char *number = getenv("DDX_MUTANT");
  if (number) ddx_mutant = atoi(number);
}
"""

HELPERS = """import CMutant

public protocol MutatedNumber: Numeric {
  static func / (left: Self, right: Self) -> Self
  static func /= (left: inout Self, right: Self)
}
extension Double: MutatedNumber {}
extension Int: MutatedNumber {}
extension UInt64: MutatedNumber {}

public func mutatedValue<T>(_ number: Int32, _ old: T, _ new: T) -> T {
  ddx_is_mutant(number) ? new : old
}
public func mutatedMin<T: Comparable>(_ number: Int32, _ left: T, _ right: T) -> T {
  ddx_is_mutant(number) ? max(left, right) : min(left, right)
}
public func mutatedMax<T: Comparable>(_ number: Int32, _ left: T, _ right: T) -> T {
  ddx_is_mutant(number) ? min(left, right) : max(left, right)
}
"""


@dataclass(frozen=True)
class Mutant:
    """A change at one place of one line."""

    number: int
    file: str
    line: int
    place: int
    old: str
    new: str
    kind: str

    @property
    def operator(self):
        """Two letters of Braille, which Swift takes for an operator and nobody else uses."""
        return chr(0x2801 + self.number // 255) + chr(0x2801 + self.number % 255)

    @property
    def call(self):
        """What stands in place of what was written."""
        if self.kind in ("binary", "range"):
            return self.operator
        if self.kind == "extreme":
            return f"mutated{self.old.capitalize()}({self.number}, "
        return f"mutatedValue({self.number}, {self.old}, {self.new})"

    @property
    def declaration(self):
        """Its operator, in Swift, or nothing."""
        test = f"ddx_is_mutant({self.number})"
        name = f"public func {self.operator}"
        if self.kind == "range":
            return (
                f"infix operator {self.operator}: RangeFormationPrecedence\n"
                f"{name}(left: Int, right: Int) -> Range<Int> {{\n"
                f"  {test} ? left..<(right + 1) : left..<right\n}}\n"
            )
        if self.kind != "binary":
            return ""
        _, precedence, type_ = KINDS[self.old]
        text = f"infix operator {self.operator}: {precedence}Precedence\n"
        if type_ == "Bool":
            return text + (
                f"{name}(left: Bool, right: @autoclosure () throws -> Bool) rethrows -> Bool {{\n"
                f"  try {test} ? left {self.new} right() : left {self.old} right()\n}}\n"
            )
        if precedence == "Assignment":
            return text + (
                f"{name}<T: MutatedNumber>(left: inout T, right: T) {{\n"
                f"  if {test} {{ left {self.new} right }} else {{ left {self.old} right }}\n}}\n"
            )
        bound, result = ("MutatedNumber", "T") if type_ == "Number" else (type_, "Bool")
        return text + (
            f"{name}<T: {bound}>(left: T, right: T) -> {result} {{\n"
            f"  {test} ? left {self.new} right : left {self.old} right\n}}\n"
        )


def mutants(file, text, first):
    """Every change of a file that can be written down; they are numbered from `first`."""
    found = []
    is_within_text = False
    for line, whole in enumerate(text.split("\n")):
        code = whole.split("//")[0]
        is_within_text ^= code.count('"""') % 2 == 1
        if is_within_text or '"' in code or code.lstrip().startswith(("import", "@", "#")):
            continue
        for match in PATTERN.finditer(code):
            kind = match.lastgroup
            old = match.group(kind)
            # A constraint on a type is no comparison, nor is the declaration of one.
            if old == "==" and re.search(r"\b(where [A-Z][\w.]*|func) $", code[: match.start()]):
                continue
            new = replacement(kind, old)
            found.append(Mutant(first + len(found), file, line, match.start(), old, new, kind))
    return found


def replacement(kind, old):
    if kind == "binary":
        return KINDS[old][0]
    if "e-" in old:
        return f"{float(old) * 1000:g}"
    if kind == "number":
        return f"{float(old) * 1.1 + 0.1:.3f}" if "." in old else str(int(old) + 1)
    return {"..<": "...", "min": "max", "max": "min", "true": "false", "false": "true"}[old]


def written(text, own):
    """A source with these changes beside what they change."""
    lines = text.split("\n")
    for mutant in sorted(own, key=lambda mutant: -mutant.place):
        line = lines[mutant.line]
        end = mutant.place + len(mutant.old) + (mutant.kind == "extreme")
        lines[mutant.line] = line[: mutant.place] + mutant.call + line[end:]
    return "\n".join(lines)


def helpers(own):
    """What the sources of a target need, with these changes in them."""
    return HELPERS + "\n" + "\n".join(filter(None, (mutant.declaration for mutant in own)))

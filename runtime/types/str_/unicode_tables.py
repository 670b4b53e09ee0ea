"""Writes runtime/types/str_/unicode_tables.rs: what the running Python knows about every character.

Run it with the Python version whose behaviour is wanted (3.13 has Unicode 15.1):
    python3 runtime/types/str_/unicode_tables.py > runtime/types/str_/unicode_tables.rs
"""

import sys
import unicodedata

ALPHA, DECIMAL, DIGIT, NUMERIC, SPACE, PRINTABLE, LOWER, UPPER, TITLE, CASED, IGNORABLE, START, CONTINUE = (1 << n for n in range(13))


def flags_of(point):
    c = chr(point)
    flags = 0
    for flag, holds in (
        (ALPHA, c.isalpha()), (DECIMAL, c.isdecimal()), (DIGIT, c.isdigit()), (NUMERIC, c.isnumeric()), (SPACE, c.isspace()),
        (PRINTABLE, c.isprintable()), (LOWER, c.islower()), (UPPER, c.isupper()), (TITLE, unicodedata.category(c) == "Lt"),
        (CASED, (c + "a").title().endswith("a")), (START, c.isidentifier()), (CONTINUE, ("a" + c).isidentifier()),
    ):
        flags |= flag if holds else 0
    if ("a" + c + "Σ").lower().endswith("ς") and not (c + "Σ").lower().endswith("ς"):
        flags |= IGNORABLE
    return flags


def rows(items, per_line):
    items = list(items)
    for start in range(0, len(items), per_line):
        print("    " + " ".join(f"{item}," for item in items[start:start + per_line]))


def escaped(text):
    return "".join(f"\\u{{{ord(c):x}}}" for c in text)


ranges = []
for point in range(sys.maxunicode + 1):
    flags = flags_of(point)
    if ranges and ranges[-1][1] == point - 1 and ranges[-1][2] == flags:
        ranges[-1][1] = point
    elif flags:
        ranges.append([point, point, flags])
everything = [chr(point) for point in range(sys.maxunicode + 1)]
print(f"//! What Unicode {unicodedata.unidata_version} says about characters. Written by `unicode_tables.py`.")
print()
print("/// First and last code point of a range, and the flags of `characters.rs`. Code points in no range have none.")
print("#[rustfmt::skip]")
print(f"pub static RANGES: [(u32, u32, u16); {len(ranges)}] = [")
rows((f"({first:#x}, {last:#x}, {flags})" for first, last, flags in ranges), 7)
print("];")
zeros = [ord(c) for c in everything if c.isdecimal() and unicodedata.decimal(c) == 0]
assert all(unicodedata.decimal(c) == ord(c) - max(zero for zero in zeros if zero <= ord(c)) for c in everything if c.isdecimal())
print()
print("/// The zeros of all decimal digits; the other nine follow each.")
print("#[rustfmt::skip]")
print(f"pub static ZEROS: [u32; {len(zeros)}] = [")
rows(map(hex, zeros), 16)
print("];")
for name, doc, first, second in (
    ("TITLE", "Characters whose title case is not their upper case.", str.title, str.upper),
    ("FOLD", "Characters whose case folding is not their lower case.", str.casefold, str.lower),
):
    found = [(ord(c), first(c)) for c in everything if not 0xd800 <= ord(c) < 0xe000 and first(c) != second(c)]
    print()
    print(f"/// {doc}")
    print("#[rustfmt::skip]")
    print(f"pub static {name}: [(u32, &str); {len(found)}] = [")
    rows((f'({point:#x}, "{escaped(text)}")' for point, text in found), 5)
    print("];")

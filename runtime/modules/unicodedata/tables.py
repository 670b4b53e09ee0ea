"""Writes data.txt: what the running Python's `unicodedata` says about every character.

Run it with the Python version whose behaviour is wanted (3.13 has Unicode 15.1):
    python3 runtime/modules/unicodedata/tables.py > runtime/modules/unicodedata/data.txt
"""

import fractions
import sys
import unicodedata

EVERYTHING = [chr(point) for point in range(sys.maxunicode + 1)]
OLD = unicodedata.ucd_3_2_0
records = {}


def ranges(data):
    last = None
    for c in EVERYTHING:
        record = (data.category(c), data.bidirectional(c) or '-', data.combining(c), data.mirrored(c), data.east_asian_width(c))
        number = records.setdefault(record, len(records))
        if number != last:
            yield f'{ord(c):x} {number}'
        last = number


def decomposition(c):
    text = unicodedata.decomposition(c)
    if not text:
        return None
    if text.startswith('<'):
        return text
    # What is never composed again has a sign of its own.
    return ('= ' if unicodedata.normalize('NFC', c) == c else '! ') + text


def numeric(data, c):
    value = data.numeric(c, None)
    if value is None:
        return None
    kind = 'decimal' if data.decimal(c, None) is not None else 'digit' if data.digit(c, None) is not None else 'numeric'
    return f'{fractions.Fraction(value).limit_denominator(1000)} {kind}'


def section(title, lines):
    print(f'[{title}]')
    for line in lines:
        print(line)


def values(of):
    return (f'{ord(c):x} {value}' for c in EVERYTHING if (value := of(c)) is not None)


def old_decomposition(c):
    old, new = OLD.decomposition(c), unicodedata.decomposition(c)
    return f'= {old}' if old != new and OLD.category(c) != 'Cn' else None


def old_numeric(c):
    old, new = numeric(OLD, c), numeric(unicodedata, c)
    return (old or '-') if old != new and OLD.category(c) != 'Cn' else None


print(f'# What Unicode {unicodedata.unidata_version} and {OLD.unidata_version} say about characters. Written by tables.py.')
new, old = list(ranges(unicodedata)), list(ranges(OLD))
section('records', (' '.join(map(str, record)) for record in records))
section('ranges', new)
section('old ranges', old)
section('decompositions', values(decomposition))
section('old decompositions', values(old_decomposition))
section('numbers', values(lambda c: numeric(unicodedata, c)))
section('old numbers', values(old_numeric))

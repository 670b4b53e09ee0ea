"""Prints files of all marshal versions that this CPython writes; `tests/marshal.rs` reads them.

One line per version: the CPython, the version of marshal, and a .pyc in hexadecimal, whose module has VALUES as its constants.
"""
import importlib.util
import marshal
import sys
import types

SHARED = ('shared', 'tuple', 'é')
VALUES = (
    None, True, False, Ellipsis, StopIteration,
    0, -1, 2**31 - 1, -2**31, 2**31, -2**63, 2**64, -3**100,
    0.0, -0.0, 0.1, 1e300, float('inf'), 1 + 2j, -0.5j,
    b'', b'bytes\0\xff', '', 'ascii', 'a' * 300, 'not an identifier', 'é', '\u20ac', '\ud800', '\U0001f600',
    sys.intern('interned'), sys.intern('i' * 300),
    (), (1,), (1, (2, (3,))), [], [1, [2]], {}, {'k': 1, 2: (3,)}, set(), {1}, frozenset(), frozenset({'x'}),
    SHARED, SHARED, [SHARED, 'shared'],
)


def with_constants(code):
    if hasattr(code, 'replace'):
        return code.replace(co_consts=VALUES)
    fields = 'argcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name firstlineno lnotab freevars cellvars'
    values = {'consts': VALUES}
    return types.CodeType(*[values.get(field, getattr(code, 'co_' + field)) for field in fields.split()])


header = importlib.util.MAGIC_NUMBER + bytes(12 if sys.version_info >= (3, 7) else 8)
code = with_constants(compile('', 'values.py', 'exec'))
for version in range(marshal.version + 1):
    print('3.%d' % sys.version_info[1], version, (header + marshal.dumps(code, version)).hex())
if '--values' in sys.argv:
    print('\n'.join(ascii(value) for value in VALUES))

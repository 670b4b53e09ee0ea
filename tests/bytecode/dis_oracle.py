"""What this CPython's own `dis` says about files; `tests/dis.rs` compares it with `pyregrine dis`.

    python3 dis_oracle.py FILE…             these files, .py or .pyc
    python3 dis_oracle.py --stdlib N        N files of the standard library, evenly chosen; all if N is 0

For each file, to stdout: its name, then the bytes of a .pyc, the facts of `dis.get_instructions`, and the listing of
`dis.disassemble`, each after a line with its name and length. Facts are one line per instruction:

    offset opname opcode arg argrepr ['>' if a jump goes here] ['=' and the line if one starts here]

separated by tabs, after a line `code NAME LINE` per code object, outer ones first.

The items of a frozenset have no order that a file could decide, so they are sorted by their texts; addresses are left out.
"""
import dis
import importlib.util
import io
import marshal
import os
import sys
import sysconfig
import types
import warnings

LABELS = sys.version_info >= (3, 13)
HEADER = 16 if sys.version_info >= (3, 7) else 12


def show(value):
    if isinstance(value, types.CodeType):
        return '<code object %s, file "%s", line %d>' % (value.co_name, value.co_filename, value.co_firstlineno)
    if type(value) is tuple:
        return '(' + ', '.join(map(show, value)) + (',)' if len(value) == 1 else ')')
    if type(value) is frozenset and value:
        return 'frozenset({' + ', '.join(sorted(map(show, value))) + '})'
    return repr(value)


# `dis` finds its `repr` here.
dis.repr = show
getattr(sys, 'set_int_max_str_digits', lambda limit: None)(0)


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def facts(module):
    for code in codes(module):
        yield 'code %s %d' % (code.co_name, code.co_firstlineno)
        line = None
        for i in dis.get_instructions(code):
            if LABELS:
                starts = i.starts_line
                line = i.line_number if starts else line
                assert i.line_number == line
            else:
                starts = i.starts_line is not None
                line = i.starts_line
            fields = [str(i.offset), i.opname, str(i.opcode), '' if i.arg is None else str(i.arg), i.argrepr.replace('\n', '\\n')]
            fields.append('>' if i.is_jump_target else '')
            fields.append('=%s' % line if starts else '')
            yield '\t'.join(fields).rstrip('\t')


def listing(module):
    out = io.StringIO()
    for code in codes(module):
        if code is not module:
            print('\nDisassembly of %s:' % show(code), file=out)
        dis.disassemble(code, file=out)
    return out.getvalue()


def load(path):
    with open(path, 'rb') as file:
        data = file.read()
    if path.endswith('.pyc'):
        return data
    code = compile(data, os.path.basename(path), 'exec', dont_inherit=True)
    return importlib.util.MAGIC_NUMBER + bytes(HEADER - 4) + marshal.dumps(code)


def standard_library(wanted):
    top = sysconfig.get_path('stdlib')
    found = []
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name not in ('site-packages', '__pycache__')]
        found += [os.path.join(folder, name) for name in names if name.endswith('.py')]
    found.sort()
    step = max(1, len(found) // wanted) if wanted else 1
    return found[::step]


def main(arguments):
    files = standard_library(int(arguments[1])) if arguments[0] == '--stdlib' else arguments
    out = sys.stdout.buffer
    warnings.simplefilter('ignore')
    for path in files:
        try:
            pyc = load(path)
        except (SyntaxError, ValueError, UnicodeError, RecursionError):
            # Some files of the test suite are wrong on purpose.
            continue
        module = marshal.loads(pyc[HEADER:])
        out.write(b'file %s\n' % os.fsencode(path))
        for name, data in ('pyc', pyc), ('facts', '\n'.join(facts(module))), ('listing', listing(module)):
            data = data if isinstance(data, bytes) else data.encode('utf-8', 'backslashreplace')
            out.write(b'%s %d\n' % (name.encode(), len(data)))
            out.write(data)


if __name__ == '__main__':
    main(sys.argv[1:])

# Runs in a CPython that `compiler.rs` has started: compiles what stdin asks for, until stdin ends.
#
# A message is the number of its fields, then each field with its length before it; numbers have four bytes, the lowest first. A request is
# (what, file name, mode, flags, optimize, feature version, warnings, content); for a "file", a "command" and an "input", which are whole
# programs, an error has a traceback. Warnings are to "show", to "record", or the name of the class that is to be an error. An answer is
# (status, what the compiler wrote, recorded warnings, …): "code" and a .pyc,
# "tree" and a marshalled tree, "tokens" and a marshalled list of them, perhaps with an error behind, or "error". An error is class, message,
# traceback, and for a SyntaxError the six parts of its place.
import sys

if sys.implementation.name != 'cpython' or sys.version_info < (3, 5):
    sys.exit(93)

import _ast, io, marshal, os
from _frozen_importlib_external import MAGIC_NUMBER

HEADER = MAGIC_NUMBER + bytes(8 if sys.version_info < (3, 7) else 12)
requests, answers = sys.stdin.buffer, sys.stdout.buffer


def number():
    data = requests.read(4)
    if len(data) < 4:
        os._exit(0)
    return int.from_bytes(data, 'little')


def receive():
    return [requests.read(number()) for _ in range(number())]


def send(fields):
    fields = [field if isinstance(field, bytes) else field.encode('utf-8', 'surrogatepass') for field in fields]
    answers.write(len(fields).to_bytes(4, 'little'))
    for field in fields:
        answers.write(len(field).to_bytes(4, 'little') + field)
    answers.flush()


# Older versions have a class for each kind of constant and for what stands in brackets.
def modern(node):
    kind = type(node).__name__
    if kind in ('Num', 'Str', 'Bytes', 'NameConstant', 'Ellipsis'):
        value = ... if kind == 'Ellipsis' else getattr(node, node._fields[0])
        return {'': 'Constant', 'value': value}
    return {'': kind}


# A node is a dict, a list of nodes a list; no constant is either.
def encode(value, around=None):
    if isinstance(value, list):
        return [encode(item, around) for item in value]
    if not isinstance(value, _ast.AST):
        return value
    if type(value).__name__ == 'Index':
        return encode(value.value, around)
    if type(value).__name__ == 'ExtSlice':
        node = {'': 'Tuple', 'elts': encode(value.dims, around), 'ctx': {'': 'Load'}}
        value, names = around, around._attributes
    else:
        node = modern(value)
        names = value._attributes if 'value' in node else value._fields + value._attributes
    for name in names:
        if hasattr(value, name):
            node[name] = encode(getattr(value, name), value)
    return node


def decode(value):
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    kind = getattr(_ast, value.pop(''), None)
    if kind is None:
        raise ValueError('this tree has nodes that Python %d.%d does not know' % sys.version_info[:2])
    return kind(**{name: decode(item) for name, item in value.items()})


# Trees may be deeper than calls usually are.
def deeply(function, value):
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(5000)
    try:
        return function(value)
    finally:
        sys.setrecursionlimit(limit)


def place(error):
    numbers = [error.lineno, error.offset, getattr(error, 'end_lineno', None), getattr(error, 'end_offset', None)]
    return [error.filename or '', error.text or ''] + ['' if number is None else str(number) for number in numbers]


def error_fields(error, printed=''):
    is_syntax = isinstance(error, SyntaxError)
    message = error.msg if is_syntax else str(error)
    # Since 3.13 this has a class of its own, which `codeop` of 3.13 wants to see.
    name = '_IncompleteInputError' if is_syntax and message == 'incomplete input' else type(error).__name__
    return [name, message, printed] + (place(error) if is_syntax else [])


# Up to the first error. A token has the name of its kind, since versions differ in the numbers.
def tokens(text, has_extra):
    import token
    readline = io.StringIO(text).readline
    if sys.version_info >= (3, 12):
        import _tokenize
        found = _tokenize.TokenizerIter(readline, extra_tokens=has_extra)
    else:
        import tokenize
        found = tokenize.generate_tokens(readline)
    rows, error = [], []
    try:
        for kind, string, start, end, line in found:
            rows.append((token.tok_name[kind], string, start, end, line))
    except SyntaxError as failure:
        error = error_fields(failure)
    except Exception as failure:
        # The pure module has an exception of its own.
        message, (lineno, column) = failure.args
        error = error_fields(SyntaxError(message, ('<string>', lineno, column, None)))
    return ['tokens', marshal.dumps(rows)] + error


# A record for each one: its class, its line, its text, which may have any character, in hexadecimal digits.
def with_warnings(mode, work):
    if mode == 'show':
        return work(), ''
    import warnings
    with warnings.catch_warnings(record=mode == 'record') as seen:
        if mode == 'record':
            warnings.simplefilter('always')
        else:
            warnings.simplefilter('ignore')
            warnings.simplefilter('error', __builtins__.__dict__[mode])
        made = work()
    text = lambda entry: str(entry.message).encode('utf-8', 'replace').hex()
    return made, ''.join('%s %d %s;' % (entry.category.__name__, entry.lineno, text(entry)) for entry in seen or ())


def answer(what, name, mode, flags, optimize, feature, warnings, content):
    name = name.decode('utf-8', 'surrogateescape')
    try:
        if what == b'file':
            with open(name, 'rb') as file:
                content = file.read()
        elif what == b'tree':
            content = deeply(decode, marshal.loads(content))
        elif what in (b'text', b'command'):
            content = content.decode('utf-8', 'surrogatepass')
        elif what == b'tokens':
            return with_nothing_recorded(tokens(content.decode('utf-8', 'surrogatepass'), mode == b'extra'))
        more = {'_feature_version': int(feature)} if sys.version_info >= (3, 8) else {}
        work = lambda: compile(content, name, mode.decode(), int(flags), True, int(optimize), **more)
        made, seen = with_warnings(warnings.decode(), work)
        if isinstance(made, _ast.AST):
            return ['tree', seen, marshal.dumps(deeply(encode, made))]
        return ['code', seen, HEADER + marshal.dumps(made)]
    except (OSError, SyntaxError, ValueError, TypeError, OverflowError, RecursionError, MemoryError, SystemError) as error:
        printed = ''
        if what in (b'file', b'command', b'input'):
            import traceback
            printed = ''.join(traceback.format_exception_only(type(error), error))
        return ['error', ''] + error_fields(error, printed)


def with_nothing_recorded(fields):
    return [fields[0], ''] + fields[1:]


answers.write(b'compiles')
answers.flush()
while True:
    request = receive()
    sys.stderr = io.StringIO()
    status, *rest = answer(*request)
    send([status, sys.stderr.getvalue()] + rest)

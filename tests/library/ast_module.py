# `ast`: the classes of nodes, their constructors, trees of source text and code of trees.

import ast
import copy
import warnings

nodes = sorted((name for name in vars(ast) if isinstance(getattr(ast, name), type) and issubclass(getattr(ast, name), ast.AST)))
for name in nodes:
    node = getattr(ast, name)
    types = getattr(node, '_field_types', None)
    print(name, node.__bases__, node._fields, node._attributes, node.__match_args__, types, repr(node.__doc__))
    print('   ', [field for field in node._fields + node._attributes if hasattr(node, field)])


def show(make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            node = make()
            print({key: value if not isinstance(value, ast.AST) else type(value).__name__ for key, value in sorted(vars(node).items())})
        except Exception as error:
            print(type(error).__name__, error)
    for warning in sorted(str(warning.message) for warning in caught):
        print('   warning:', warning)


class Own(ast.Name):
    _fields = ('id', 'more')


show(lambda: ast.Name('x'))
show(lambda: ast.Name('x', ast.Store()))
show(lambda: ast.Name())
show(lambda: ast.Name('x', ast.Load(), 3))
show(lambda: ast.Name('x', id='y'))
show(lambda: ast.Name(id='y', lineno=3))
show(lambda: ast.Name(id='y', other=3))
show(lambda: ast.Module())
show(lambda: ast.Constant(3))
show(lambda: ast.FunctionDef(name='f'))
show(lambda: ast.arguments())
show(lambda: ast.Pass(1))
show(lambda: Own('x'))
show(lambda: ast.AST(a=1))

print(ast.Name('x').ctx is ast.Name('y').ctx, ast.parse('x').body[0].value.ctx is ast.Name('x').ctx)
print(ast.Name('x', ast.Load()).__reduce_ex__(2)[:2] == (ast.Name, ('x', ast.Name('y').ctx)), ast.Pass().__reduce_ex__(2))
print(ast.dump(copy.deepcopy(ast.parse('f(a)[b:c]'))))

SOURCE = '''
"""Everything."""
from __future__ import annotations
import a.b as c, d
from . import e as f
@deco(1)
async def g[T: int, *U, **V](a, /, b: int = 1, *args, c=2, **kw) -> str:
    global x
    nonlocal_ = yield
    await h(*a, **b)
    async for i in j: pass
    else: break
    async with k as l, m: continue
    return (yield from z)
class C(B, metaclass=M):
    x: int = 3; (y): int
type X[T] = list[T]
x += 1; del y, z[0]
for a, *b in c: pass
while not -x < y <= z is not None: assert x, "message"
if a and b or c: raise E from e
elif d: raise
with (open(f) as g, h): pass
try: pass
except (A, B) as e: pass
else: pass
finally: pass
try: pass
except* C: pass
match p:
    case 1 | -2 | "a" | None | True: pass
    case [a, *b] if c: pass
    case {"k": v, **rest}: pass
    case C(1, x=_) as d: pass
lambda a, *, b=1: (a := b)
[i for i in a if b if c]; {i for i in a}; {k: v for k, v in a}; (i async for i in a)
{1: 2, **d}; {1, *b}; (1,); [*a]; x[1:2, ::3, ...]
f"a{b!r:>{c}}d{e=}"; b"bytes"; 1.5; 2j; 10**30; u"u"
a if b else c; a @ b; ~a; a.b.c(d, e=f)
'''
tree = ast.parse(SOURCE, 'everything.py')
print(ast.dump(tree, include_attributes=True, indent=1))
print(ast.unparse(tree))
print([type(node).__name__ for node in ast.walk(tree)][:40])
print(ast.literal_eval("{'a': [1, -2.5, (3+4j)], b'x': {None, True}}"), ast.get_docstring(tree))
print(ast.dump(ast.parse('a + 1', mode='eval')), ast.dump(ast.parse('(int, str) -> bool', mode='func_type')))
print(ast.get_source_segment(SOURCE, tree.body[5]))


class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)


changed = Doubler().visit(ast.parse('print(21, "ab", [i + 1 for i in range(3)])'))
exec(compile(changed, '<changed>', 'exec'))
made = ast.Expression(ast.BinOp(ast.Constant(6), ast.Mult(), ast.Name('n')))
print(eval(compile(ast.fix_missing_locations(made), '<made>', 'eval'), {'n': 7}))


def fails(make):
    try:
        make()
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset)
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: ast.parse('a b', 'wrong.py'))
fails(lambda: ast.parse('if x:\npass'))
fails(lambda: compile(ast.Expression(ast.Name('x')), '', 'eval'))
fails(lambda: compile(ast.Module([ast.Pass()], []), '', 'eval'))
fails(lambda: compile(3, '', 'exec'))
fails(lambda: compile('x', '', 'none'))
fails(lambda: compile('x', '', 'func_type'))
fails(lambda: eval('x', 3))
fails(lambda: exec('x = 1\n  y = 2'))
fails(lambda: exec('def f(): return 1\nf()', {}, 3))

# Code of source text.
exec("def f(a, b=2):\n    return a + b\nprint(f(1), f.__code__.co_filename)")
print(eval("\t 1 + 2"), eval(b"'bytes'"), eval(compile("x * 2", "<x>", "eval"), {"x": 4}))
exec(compile("1 + 2\n", "<single>", "single"))
space = {}
exec("import sys\nclass K: v = 3\nw = [K.v for _ in range(2)]", space)
print(space['w'], sorted(key for key in space if key != '__builtins__'))

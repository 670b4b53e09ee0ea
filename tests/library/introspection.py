# `inspect`, `pprint`, `traceback` and `doctest`, which all look at source text.
import copy
import doctest
import functools
import inspect
import pprint
import sys
import textwrap
import traceback

pprint.pprint({'a': list(range(30)), 'b': {'nested': ('x'*40, 'y'*40), 'z': {1,2,3}}, 'c': [{'k': i} for i in range(8)]}, width=60)
def f():
    """
    >>> 1+1
    2
    >>> f.__name__
    'f'
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> {}['x']
    Traceback (most recent call last):
        ...
    KeyError: 'x'
    >>> 1
    2
    """
finder=doctest.DocTestFinder(); runner=doctest.DocTestRunner(verbose=False)
for t in finder.find(f, 'f', globs={'f': f}): print(runner.run(t, out=lambda s: print(s.replace(__file__, 'FILE'),end='')))
def g(a, b: int = 2, *args, c, d=4, **kw) -> str: "doc of g"; return inspect.currentframe().f_code.co_name
class K:
    def m(self, x): pass
    @classmethod
    def c(cls, y): pass
    @staticmethod
    def s(z): pass
    @property
    def p(self): "prop"
print(inspect.signature(g), inspect.getfullargspec(g), inspect.signature(K.m), inspect.signature(K().m), inspect.signature(K.c), inspect.signature(K.s), inspect.signature(K))
print(inspect.signature(g).bind(1, c=3).arguments, g(1,c=2))
print(inspect.getsource(K.m), inspect.getsource(g), inspect.isfunction(g), inspect.ismethod(K().m), [n for n,_ in inspect.getmembers(K) if not n.startswith('_')])
print(inspect.signature(len), inspect.signature(int.__add__), inspect.signature(functools.partial(g, 1, c=2)))
def boom(n):
    if n: return boom(n-1)
    raise ValueError("bad")
try: boom(2)
except ValueError as e:
    print(traceback.format_exc().replace(__file__, 'FILE'))
    print(traceback.TracebackException.from_exception(e).stack[-1].name, traceback.extract_tb(e.__traceback__)[0].line)
print(textwrap.dedent(inspect.getdoc(K.p)))
print(inspect.getmodule(g), inspect.getfile(K)==__file__, inspect.iscoroutinefunction(g), inspect.isclass(K), inspect.unwrap(g) is g, inspect.cleandoc("  a\n   b"))
print([ (f.function) for f in inspect.stack()])
print(inspect.getattr_static(K, 'p').__class__, inspect.classify_class_attrs(K)[-1].name)
print(copy.replace(inspect.signature(g), return_annotation=int))

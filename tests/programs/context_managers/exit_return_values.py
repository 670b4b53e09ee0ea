# check with: 3.7+
# What __exit__ returns and sees; traceback objects in it; with in generators, loops, nested functions; re-entrant and reusable managers.
class Recorder:
    def __init__(self, answer=None): self.answer, self.calls = answer, []
    def __enter__(self): self.calls.append("enter"); return self
    def __exit__(self, kind, value, tb):
        self.calls.append((kind and kind.__name__, str(value), tb is not None and tb.tb_frame.f_code.co_name))
        return self.answer
def use(answer, error=None):
    r = Recorder(answer)
    try:
        with r:
            if error is not None: raise error
    except BaseException as caught:
        return r.calls, "raised", type(caught).__name__, caught.__traceback__ is not None
    return r.calls, "fine"
for answer in (None, False, 0, "", [], True, 1, "yes", [0], NotImplemented if False else 2.5):
    print(repr(answer), use(answer), use(answer, ValueError("v")), use(answer, KeyboardInterrupt()))
    # expect: None (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'raised', 'ValueError', True) (['enter', ('KeyboardInterrupt', '', 'use')], 'raised', 'KeyboardInterrupt', True)
    # expect: False (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'raised', 'ValueError', True) (['enter', ('KeyboardInterrupt', '', 'use')], 'raised', 'KeyboardInterrupt', True)
    # expect: 0 (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'raised', 'ValueError', True) (['enter', ('KeyboardInterrupt', '', 'use')], 'raised', 'KeyboardInterrupt', True)
    # expect: '' (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'raised', 'ValueError', True) (['enter', ('KeyboardInterrupt', '', 'use')], 'raised', 'KeyboardInterrupt', True)
    # expect: [] (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'raised', 'ValueError', True) (['enter', ('KeyboardInterrupt', '', 'use')], 'raised', 'KeyboardInterrupt', True)
    # expect: True (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'fine') (['enter', ('KeyboardInterrupt', '', 'use')], 'fine')
    # expect: 1 (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'fine') (['enter', ('KeyboardInterrupt', '', 'use')], 'fine')
    # expect: 'yes' (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'fine') (['enter', ('KeyboardInterrupt', '', 'use')], 'fine')
    # expect: [0] (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'fine') (['enter', ('KeyboardInterrupt', '', 'use')], 'fine')
    # expect: 2.5 (['enter', (None, 'None', False)], 'fine') (['enter', ('ValueError', 'v', 'use')], 'fine') (['enter', ('KeyboardInterrupt', '', 'use')], 'fine')
r = Recorder(True)
with r as one:
    with r as two:
        print(one is two)  # expect: True
        raise ValueError("inner")
    print("goes on")  # expect: goes on
print(r.calls)  # expect: ['enter', 'enter', ('ValueError', 'inner', '<module>'), (None, 'None', False)]
class Transaction:
    depth = 0
    def __enter__(self): Transaction.depth += 1; return Transaction.depth
    def __exit__(self, *exc): Transaction.depth -= 1; return exc[0] is LookupError
def recursive(n):
    with Transaction() as depth:
        if n == 0: raise LookupError("bottom")
        return recursive(n - 1), depth
print(recursive(3), Transaction.depth)  # expect: (((None, 3), 2), 1) 0
def loop():
    out = []
    for i in range(5):
        with Transaction() as d:
            if i == 1: continue
            if i == 3: break
            out.append((i, d))
        out.append("after %d" % i)
    return out, Transaction.depth
print(loop())  # expect: ([(0, 1), 'after 0', (2, 1), 'after 2'], 0)
def gen():
    with Transaction() as d:
        yield d
        yield Transaction.depth
g, h = gen(), gen()
print(next(g), next(h), next(g), Transaction.depth); g.close(); h.close(); print(Transaction.depth)
# expect: 1 2 2 2
# expect: 0
class Replaces:
    def __enter__(self): pass
    def __exit__(self, kind, value, tb):
        if kind is ValueError: raise KeyError("replacement") from value
        if kind is TypeError: raise value
        if kind is OSError: raise
for error in (ValueError("original"), TypeError("same"), OSError("bare")):
    try:
        with Replaces(): raise error
    except Exception as caught:
        print(repr(caught), repr(caught.__cause__), repr(caught.__context__), caught is error)
        # expect: KeyError('replacement') ValueError('original') ValueError('original') False
        # expect: TypeError('same') None None True
        # expect: OSError('bare') None None True
import sys
class Sees:
    def __enter__(self): return sys.exc_info()[0]
    def __exit__(self, *exc): seen.append((exc[0] and exc[0].__name__, sys.exc_info()[0] and sys.exc_info()[0].__name__)); return True
seen = []
try: raise KeyError
except KeyError:
    with Sees() as outer: raise ValueError
    with Sees(): pass
with Sees(): raise IndexError
print(outer.__name__, seen, sys.exc_info()[0])
# expect: KeyError [('ValueError', 'ValueError'), (None, 'KeyError'), ('IndexError', 'IndexError')] None
class Meta(type):
    def __enter__(cls): return cls.__name__
    def __exit__(cls, *exc): return True
class OnClass(metaclass=Meta): pass
with OnClass as name: raise ValueError
print(name)  # expect: OnClass
with Recorder(True) as a, Recorder(True) as b:
    raise ValueError("only the inner one sees it")
print(a.calls, b.calls)
# expect: ['enter', (None, 'None', False)] ['enter', ('ValueError', 'only the inner one sees it', '<module>')]
def returns_through():
    with Recorder() as r1:
        with Recorder(True) as r2:
            try: return "value"
            finally: r2.calls.append("finally")
    return "not reached"
print(returns_through())  # expect: value
def override():
    try:
        with Recorder(): return "with"
    finally: return_value.append("finally ran")
return_value = []
print(override(), return_value)  # expect: with ['finally ran']

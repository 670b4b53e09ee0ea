# Exception classes: args, str, repr, attributes, equality, subclass init.
class E(Exception): pass
class WithInit(Exception):
    def __init__(self, code, text="t"):
        super().__init__(text)
        self.code = code
class WithStr(Exception):
    def __str__(self): return "custom str"
print(repr(str(E())), str(E(1)), str(E(1, 2)), str(E("a")), E("a", 2).args, str(E(None)), str(E((1,))))
# expect: '' 1 (1, 2) a ('a', 2) None (1,)
w = WithInit(5, text="hello")
print(w, w.args, w.code, WithStr("x"), repr(E()), repr(E(1, "b")))
# expect: hello ('hello',) 5 custom str E() E(1, 'b')
for error in (KeyError("k"), KeyError(1, 2), KeyError(), IndexError("i"), OSError(2, "msg"), OSError("one"), StopIteration(3), SystemExit(4)):
    print(str(error), error.args, end="; ")
print()
# expect: 'k' ('k',); (1, 2) (1, 2);  (); i ('i',); [Errno 2] msg (2, 'msg'); one ('one',); 3 (3,); 4 (4,); 
print(StopIteration(3).value, SystemExit(4).code, SystemExit().code, OSError(2, "msg").errno, OSError(2, "m").strerror, type(OSError(2, "m")).__name__)
# expect: 3 4 None 2 m FileNotFoundError
print(E("a") == E("a"), isinstance(E(), Exception), issubclass(E, BaseException), E.__mro__[1].__name__)
# expect: False True True Exception
print([c.__name__ for c in FileNotFoundError.__mro__], IOError is OSError, [c.__name__ for c in UnicodeDecodeError.__mro__])
# expect: ['FileNotFoundError', 'OSError', 'Exception', 'BaseException', 'object'] True ['UnicodeDecodeError', 'UnicodeError', 'ValueError', 'Exception', 'BaseException', 'object']
print([c.__bases__[0].__name__ for c in (KeyError, ZeroDivisionError, NotImplementedError, RecursionError, UnboundLocalError, ModuleNotFoundError, GeneratorExit, StopAsyncIteration, FloatingPointError, BufferError)])
# expect: ['LookupError', 'ArithmeticError', 'RuntimeError', 'RuntimeError', 'NameError', 'ImportError', 'BaseException', 'Exception', 'ArithmeticError', 'Exception']
class Init(Exception):
    def __init__(self): raise ValueError("init failed")
try:
    raise Init
except ValueError as error:
    print(error)  # expect: init failed
e = E()
e.note = "attached"
try:
    raise e
except E as caught:
    print(caught is e, caught.note, caught.__traceback__ is not None, e.with_traceback(None) is e, e.__traceback__)
    # expect: True attached True True None

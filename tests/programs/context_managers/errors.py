# Errors of the protocol: missing methods, raising in enter and exit, true results.
class NoExit:
    def __enter__(self): return 1
class NoEnter:
    def __exit__(self, *a): pass
for cls in (NoExit, NoEnter, object):
    try:
        with cls(): print("never")
    except (AttributeError, TypeError) as error:
        print("refused")
        # expect: refused
        # expect: refused
        # expect: refused
class EnterRaises:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("never")
try:
    with EnterRaises(): print("never")
except ValueError as error:
    print(error)  # expect: enter
class ExitRaises:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("exit")
try:
    with ExitRaises(): raise ValueError("body")
except KeyError as error:
    print(error, type(error.__context__).__name__)  # expect: 'exit' ValueError
try:
    with ExitRaises(): pass
except KeyError as error:
    print(error, error.__context__)  # expect: 'exit' None
class Result:
    def __init__(self, r): self.r = r
    def __enter__(self): return self
    def __exit__(self, *a): return self.r
for r in (True, 1, "yes", [0], False, 0, None, [], ""):
    try:
        with Result(r): raise IndexError
        print("swallowed", end=" ")
    except IndexError:
        print("kept", end=" ")
print()  # expect: swallowed swallowed swallowed swallowed kept kept kept kept kept 
class Inst(Result):
    pass
i = Inst(None)
i.__exit__ = lambda *a: print("instance method is not used")
with i: pass
class BoolRaises:
    def __bool__(self): raise OSError("bool of exit result")
try:
    with Result(BoolRaises()): raise ValueError
except OSError as error:
    print(error)  # expect: bool of exit result

# requires: 3.11
# except*: splitting, nesting, reraising, raising inside, else/finally, naked exceptions, derive, invalid types.
def show(error, indent=""):
    if isinstance(error, BaseExceptionGroup):
        return "%s(%r, [%s])" % (type(error).__name__, error.message, ", ".join(show(e) for e in error.exceptions))
    return repr(error)
def run(f, *args):
    try:
        print(f.__name__, "->", f(*args))
    except BaseException as error:
        print(f.__name__, "raised", show(error), "| context", show(error.__context__), "| cause", show(error.__cause__))
EG = ExceptionGroup
tree = lambda: EG("top", [ValueError(1), EG("in", [KeyError("k"), ValueError(2)]), OSError(3)])
def split():
    out = []
    try: raise tree()
    except* ValueError as group: out.append(show(group))
    except* (KeyError, TypeError) as group: out.append(show(group))
    except* OSError as group: out.append(show(group))
    else: out.append("else")
    finally: out.append("finally")
    return out
def leftover():
    try: raise tree()
    except* ValueError: pass
def naked():
    try: raise ValueError("alone")
    except* ValueError as group: return_value.append(show(group))
    return return_value
return_value = []
def raising_inside():
    try: raise tree()
    except* ValueError: raise RuntimeError("new")
def several_raise():
    try: raise tree()
    except* ValueError as g: raise RuntimeError("a") from g
    except* KeyError: raise LookupError("b")
def bare_reraise():
    try: raise tree()
    except* ValueError: raise
    except* OSError: pass
def reraise_part():
    try: raise tree()
    except* ValueError as group: raise group
def nothing_matches():
    try: raise tree()
    except* TypeError: return_value.append("never")
def naked_unmatched():
    try: raise TypeError("plain")
    except* ValueError: pass
def no_exception():
    out = []
    try: pass
    except* ValueError: out.append("no")
    else: out.append("else")
    finally: out.append("finally")
    return out
def catches_group_type():
    try: raise tree()
    except* ExceptionGroup: pass
def catches_nonsense():
    try: raise tree()
    except* 5: pass
def base_exceptions():
    try: raise BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)])
    except* ValueError: pass
def nested_try():
    try:
        try: raise tree()
        except* ValueError: pass
    except* KeyError as group: found = show(group)
    return found
def loop_flow():
    seen = []
    for i in range(3):
        try:
            raise EG("i", [ValueError(i)])
        except* ValueError as group:
            seen.append(group.exceptions[0].args)
    return seen
for f in (split, leftover, naked, raising_inside, several_raise, bare_reraise, reraise_part, nothing_matches, naked_unmatched, no_exception,
          catches_group_type, catches_nonsense, base_exceptions, nested_try, loop_flow): run(f)
          # expect: split -> ["ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [ValueError(2)])])", "ExceptionGroup('top', [ExceptionGroup('in', [KeyError('k')])])", "ExceptionGroup('top', [OSError(3)])", 'finally']
          # expect: leftover raised ExceptionGroup('top', [ExceptionGroup('in', [KeyError('k')]), OSError(3)]) | context None | cause None
          # expect: naked -> ["ExceptionGroup('', [ValueError('alone')])"]
          # expect: raising_inside raised ExceptionGroup('', [RuntimeError('new'), ExceptionGroup('top', [ExceptionGroup('in', [KeyError('k')]), OSError(3)])]) | context None | cause None
          # expect: several_raise raised ExceptionGroup('', [RuntimeError('a'), LookupError('b'), ExceptionGroup('top', [OSError(3)])]) | context None | cause None
          # expect: bare_reraise raised ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError('k'), ValueError(2)])]) | context None | cause None
          # expect: reraise_part raised ExceptionGroup('', [ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [ValueError(2)])]), ExceptionGroup('top', [ExceptionGroup('in', [KeyError('k')]), OSError(3)])]) | context None | cause None
          # expect: nothing_matches raised ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError('k'), ValueError(2)]), OSError(3)]) | context None | cause None
          # expect: naked_unmatched raised TypeError('plain') | context None | cause None
          # expect: no_exception -> ['else', 'finally']
          # expect: catches_group_type raised TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.') | context ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError('k'), ValueError(2)]), OSError(3)]) | cause None
          # expect: catches_nonsense raised TypeError('catching classes that do not inherit from BaseException is not allowed') | context ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError('k'), ValueError(2)]), OSError(3)]) | cause None
          # expect: base_exceptions raised BaseExceptionGroup('base', [KeyboardInterrupt()]) | context None | cause None
          # expect: nested_try raised ExceptionGroup('top', [OSError(3)]) | context None | cause None
          # expect: loop_flow -> [(0,), (1,), (2,)]
class Mine(EG):
    def derive(self, excs): return Mine("derived " + self.message, excs)
m = Mine("m", [ValueError(1), KeyError(2)])
m.__notes__ = ["note"]
match, rest = m.split(ValueError)
print(show(match), show(rest), match.__notes__, m.subgroup(lambda e: isinstance(e, KeyError)).message, m.split(OSError)[0])
# expect: Mine('derived m', [ValueError(1)]) Mine('derived m', [KeyError(2)]) ['note'] derived m None
for args in (("x", []), ("x", 3), (1, [ValueError()]), ("x", [ValueError]), ("x", [KeyboardInterrupt()]), ("x",)):
    try: print(show(EG(*args)))
    except Exception as error: print(type(error).__name__, error)
    # expect: ValueError second argument (exceptions) must be a non-empty sequence
    # expect: TypeError second argument (exceptions) must be a sequence
    # expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
    # expect: ValueError Item 0 of second argument (exceptions) is not an exception
    # expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
    # expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, str(tree()), repr(EG("r", (ValueError(1),))))
# expect: ExceptionGroup BaseExceptionGroup top (3 sub-exceptions) ExceptionGroup('r', (ValueError(1),))

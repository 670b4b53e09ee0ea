# requires: 3.13
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
    except* KeyError as group: return show(group)
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
class Mine(EG):
    def derive(self, excs): return Mine("derived " + self.message, excs)
m = Mine("m", [ValueError(1), KeyError(2)])
m.__notes__ = ["note"]
match, rest = m.split(ValueError)
print(show(match), show(rest), match.__notes__, m.subgroup(lambda e: isinstance(e, KeyError)).message, m.split(OSError)[0])
for args in (("x", []), ("x", 3), (1, [ValueError()]), ("x", [ValueError]), ("x", [KeyboardInterrupt()]), ("x",)):
    try: print(show(EG(*args)))
    except Exception as error: print(type(error).__name__, error)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, str(tree()), repr(EG("r", (ValueError(1),))))
# expect exit: 1

# requires: 3.11
# Exception groups.
def f(errors):
    try:
        raise ExceptionGroup("group", errors)
    except* ValueError as group:
        print("values", [str(e) for e in group.exceptions], end=" ")
    except* (TypeError, KeyError) as group:
        print("types", [type(e).__name__ for e in group.exceptions], end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally", end=" ")
    return "end"
print(f([ValueError("a"), ValueError("b")]))  # expect: values ['a', 'b'] finally end
print(f([ValueError("a"), TypeError("t"), KeyError("k")]))
# expect: values ['a'] types ['TypeError', 'KeyError'] finally end
try:
    f([ValueError("a"), OSError("os")])
except ExceptionGroup as rest:
    print(rest, [repr(e) for e in rest.exceptions])
    # expect: values ['a'] finally group (1 sub-exception) ["OSError('os')"]
try:
    raise KeyError("naked")
except* KeyError as group:
    print(type(group).__name__, group.exceptions)  # expect: ExceptionGroup (KeyError('naked'),)
nested = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
match, rest = nested.split(ValueError)
print(repr(match), repr(rest))
# expect: ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [ValueError(3)])]) ExceptionGroup('outer', [ExceptionGroup('inner', [TypeError(2)])])
e = ValueError("with note")
e.add_note("the note")
print(e.__notes__)  # expect: ['the note']

# check with: 3.13
# None, NotImplemented, Ellipsis and their types.
for value in (None, NotImplemented, ...):
    kind = type(value)
    print(repr(value), str(value), kind.__name__, kind() is value, value is kind(), hash(value) == hash(value), value == value, value != 1)
print(bool(None), bool(...), None.__bool__(), None.__eq__(None), None.__eq__(1), None.__ne__(None), ... is Ellipsis, Ellipsis.__reduce__(), NotImplemented.__reduce__())
for call in (lambda: type(None)(1), lambda: type(...)(1), lambda: type(NotImplemented)(1), lambda: None.x, lambda: setattr(None, "x", 1), lambda: None(), lambda: None + 1, lambda: None < None, lambda: None[0], lambda: len(None), lambda: iter(None), lambda: ...(), lambda: setattr(..., "x", 1), lambda: type("N", (type(None),), {}),
             lambda: int(None), lambda: float(None), lambda: -None, lambda: None in None, lambda: [] + None, lambda: "a" + None, lambda: "a" * None, lambda: delattr(None, "x"), lambda: next(None), lambda: abs(None), lambda: sum(None), lambda: {**None}, lambda: [*None], lambda: print(*None), lambda: max(None)):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

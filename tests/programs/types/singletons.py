# check with: 3.13
# None, NotImplemented, Ellipsis and their types.
for value in (None, NotImplemented, ...):
    kind = type(value)
    print(repr(value), str(value), kind.__name__, kind() is value, value is kind(), hash(value) == hash(value), value == value, value != 1)
    # expect: None None NoneType True True True True True
    # expect: NotImplemented NotImplemented NotImplementedType True True True True True
    # expect: Ellipsis Ellipsis ellipsis True True True True True
print(bool(None), bool(...), None.__bool__(), None.__eq__(None), None.__eq__(1), None.__ne__(None), ... is Ellipsis, Ellipsis.__reduce__(), NotImplemented.__reduce__())
# expect: False True False True NotImplemented False True Ellipsis NotImplemented
for call in (lambda: type(None)(1), lambda: type(...)(1), lambda: type(NotImplemented)(1), lambda: None.x, lambda: setattr(None, "x", 1), lambda: None(), lambda: None + 1, lambda: None < None, lambda: None[0], lambda: len(None), lambda: iter(None), lambda: ...(), lambda: setattr(..., "x", 1), lambda: type("N", (type(None),), {}),
             lambda: int(None), lambda: float(None), lambda: -None, lambda: None in None, lambda: [] + None, lambda: "a" + None, lambda: "a" * None, lambda: delattr(None, "x"), lambda: next(None), lambda: abs(None), lambda: sum(None), lambda: {**None}, lambda: [*None], lambda: print(*None), lambda: max(None)):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError NoneType takes no arguments
        # expect: TypeError EllipsisType takes no arguments
        # expect: TypeError NotImplementedType takes no arguments
        # expect: AttributeError 'NoneType' object has no attribute 'x'
        # expect: AttributeError 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: TypeError 'NoneType' object is not callable
        # expect: TypeError unsupported operand type(s) for +: 'NoneType' and 'int'
        # expect: TypeError '<' not supported between instances of 'NoneType' and 'NoneType'
        # expect: TypeError 'NoneType' object is not subscriptable
        # expect: TypeError object of type 'NoneType' has no len()
        # expect: TypeError 'NoneType' object is not iterable
        # expect: TypeError 'ellipsis' object is not callable
        # expect: AttributeError 'ellipsis' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: TypeError type 'NoneType' is not an acceptable base type
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
        # expect: TypeError float() argument must be a string or a real number, not 'NoneType'
        # expect: TypeError bad operand type for unary -: 'NoneType'
        # expect: TypeError argument of type 'NoneType' is not iterable
        # expect: TypeError can only concatenate list (not "NoneType") to list
        # expect: TypeError can only concatenate str (not "NoneType") to str
        # expect: TypeError can't multiply sequence by non-int of type 'NoneType'
        # expect: AttributeError 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: TypeError 'NoneType' object is not an iterator
        # expect: TypeError bad operand type for abs(): 'NoneType'
        # expect: TypeError 'NoneType' object is not iterable
        # expect: TypeError 'NoneType' object is not a mapping
        # expect: TypeError Value after * must be an iterable, not NoneType
        # expect: TypeError print() argument after * must be an iterable, not NoneType
        # expect: TypeError 'NoneType' object is not iterable

# Messages of built-in errors that all versions word alike.
def attempt(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__ + ":", error)
class C: pass
attempt(lambda: {}["missing"])  # expect: KeyError: 'missing'
attempt(lambda: {}[(1, 2)])  # expect: KeyError: (1, 2)
attempt(lambda: [1, 2][2])  # expect: IndexError: list index out of range
attempt(lambda: (1,)[1])  # expect: IndexError: tuple index out of range
attempt(lambda: "abc"[3])  # expect: IndexError: string index out of range
attempt(lambda: undefined)  # expect: NameError: name 'undefined' is not defined
attempt(lambda: C().attr)  # expect: AttributeError: 'C' object has no attribute 'attr'
attempt(lambda: C.attr)  # expect: AttributeError: type object 'C' has no attribute 'attr'
attempt(lambda: None.attr)  # expect: AttributeError: 'NoneType' object has no attribute 'attr'
attempt(lambda: (5).attr)  # expect: AttributeError: 'int' object has no attribute 'attr'
attempt(lambda: "s".attr)  # expect: AttributeError: 'str' object has no attribute 'attr'
attempt(lambda: [].attr)  # expect: AttributeError: 'list' object has no attribute 'attr'
attempt(lambda: C() + 1)  # expect: TypeError: unsupported operand type(s) for +: 'C' and 'int'
attempt(lambda: C() < C())  # expect: TypeError: '<' not supported between instances of 'C' and 'C'
attempt(lambda: -C())  # expect: TypeError: bad operand type for unary -: 'C'
attempt(lambda: C()())  # expect: TypeError: 'C' object is not callable
attempt(lambda: len(C()))  # expect: TypeError: object of type 'C' has no len()
attempt(lambda: iter(C()))  # expect: TypeError: 'C' object is not iterable
attempt(lambda: next(C()))  # expect: TypeError: 'C' object is not an iterator
attempt(lambda: int("12x"))  # expect: ValueError: invalid literal for int() with base 10: '12x'
attempt(lambda: int([]) if False else float("x"))
# expect: ValueError: could not convert string to float: 'x'
attempt(lambda: [].remove(1))  # expect: ValueError: list.remove(x): x not in list
attempt(lambda: chr(-1))  # expect: ValueError: chr() arg not in range(0x110000)
attempt(lambda: ord("ab"))  # expect: TypeError: ord() expected a character, but string of length 2 found
attempt(lambda: "a".join([1]))  # expect: TypeError: sequence item 0: expected str instance, int found
attempt(lambda: hash([]))  # expect: TypeError: unhashable type: 'list'
attempt(lambda: isinstance(1, 2) if False else abs("x"))
# expect: TypeError: bad operand type for abs(): 'str'
attempt(lambda: getattr(C, "zz"))  # expect: AttributeError: type object 'C' has no attribute 'zz'
attempt(lambda: (1 for _ in ()).send(5))
# expect: TypeError: can't send non-None value to a just-started generator
attempt(lambda: next(iter([])))  # expect: StopIteration: 
attempt(lambda: 2 ** 64 << -1)  # expect: ValueError: negative shift count
attempt(lambda: bytes([300]))  # expect: ValueError: bytes must be in range(0, 256)
attempt(lambda: sorted([1, None]))
# expect: TypeError: '<' not supported between instances of 'NoneType' and 'int'

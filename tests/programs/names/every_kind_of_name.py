# check with: 3.11+
# Names of every kind, read, written and deleted: local, global, built-in, of an enclosing function, of a class body; and the words of the errors.
def attempt(function, *arguments):
    try:
        return function(*arguments)
    except NameError as error:
        return "%s: %s [%s]" % (type(error).__name__, error, getattr(error, "name", None))
counter = 0
def reads_global(): return counter
def writes_global():
    global counter
    counter += 1
    return counter
def shadows_global():
    counter = "local"
    return counter, reads_global()
def too_early():
    first = counter
    counter = 1
    return first
def maybe(flag):
    if flag: value = 1
    try: return value
    finally: value = 2
def deleted():
    value = 1
    del value
    return value
def deletes_twice():
    value = 1
    del value
    del value
print(reads_global(), writes_global(), writes_global(), shadows_global(), counter)
# expect: 0 1 2 ('local', 2) 2
for case in ((too_early,), (maybe, True), (maybe, False), (deleted,), (deletes_twice,)): print(attempt(*case))
# expect: UnboundLocalError: cannot access local variable 'counter' where it is not associated with a value [None]
# expect: 1
# expect: UnboundLocalError: cannot access local variable 'value' where it is not associated with a value [None]
# expect: UnboundLocalError: cannot access local variable 'value' where it is not associated with a value [None]
# expect: UnboundLocalError: cannot access local variable 'value' where it is not associated with a value [None]

def enclosing():
    shared, late = 1, None
    def read(): return shared, late
    def write(value):
        nonlocal shared
        shared = value
    def forget():
        nonlocal late
        del late
    def read_late(): return late
    yield read()
    write(2)
    late = "set later"
    yield read()
    forget()
    yield attempt(read_late)
    yield attempt(read)
    yield attempt(lambda: [late for _ in range(1)])
    yield attempt(forget)
    late = "again"
    yield read()
    del shared
    yield attempt(read)
    yield attempt(lambda: shared)
for result in enclosing(): print(result)
# expect: (1, None)
# expect: (2, 'set later')
# expect: NameError: cannot access free variable 'late' where it is not associated with a value in enclosing scope [late]
# expect: NameError: cannot access free variable 'late' where it is not associated with a value in enclosing scope [late]
# expect: NameError: cannot access free variable 'late' where it is not associated with a value in enclosing scope [late]
# expect: NameError: cannot access free variable 'late' where it is not associated with a value in enclosing scope [late]
# expect: (2, 'again')
# expect: NameError: cannot access free variable 'shared' where it is not associated with a value in enclosing scope [shared]
# expect: NameError: cannot access free variable 'shared' where it is not associated with a value in enclosing scope [shared]

name = "global"
def class_bodies():
    name = "enclosing"
    class Plain:
        seen = name
    class Assigns:
        name = name + "!" if False else "own"
        seen = name
    class Deletes:
        local = 1
        del local
        try: local
        except NameError as error: seen = str(error)
    class Declares:
        global name
        seen = name
    class Nonlocal:
        nonlocal name
        name = "changed by class"
    class Methods:
        name = "not seen by methods"
        def seen(self): return name
        found = [name for _ in range(1)]
        first = next(iter(name for _ in range(1)))
    class Nested:
        name = "outer class"
        class Inner:
            seen = name
    return Plain.seen, Deletes.seen, Declares.seen, name, Methods().seen(), Methods.found, Methods.first, Nested.Inner.seen, hasattr(Nonlocal, "name")
print(attempt(class_bodies))
# expect: ('enclosing', "name 'local' is not defined", 'global', 'changed by class', 'changed by class', ['changed by class'], 'changed by class', 'changed by class', False)
def prepared():
    class Space(dict):
        def __missing__(self, key):
            if key.startswith("auto_"): return key[5:]
            raise KeyError(key)
    class Meta(type):
        @classmethod
        def __prepare__(meta, name, bases): return Space()
        def __new__(meta, name, bases, space): return super().__new__(meta, name, bases, dict(space))
    free = "free"
    class Magic(metaclass=Meta):
        one = auto_one
        two = len(auto_three)
        three = free
    return Magic.one, Magic.two, Magic.three
print(prepared())  # expect: ('one', 5, 'free')
for wrong in (lambda: undefined, lambda: undefined.attribute, lambda: undefined(), lambda: counter + undefined, lambda: [undefined for _ in "a"], lambda: list(undefined for _ in "a"),
              lambda: (lambda: undefined)()): print(attempt(wrong))
              # expect: NameError: name 'undefined' is not defined [undefined]
              # expect: NameError: name 'undefined' is not defined [undefined]
              # expect: NameError: name 'undefined' is not defined [undefined]
              # expect: NameError: name 'undefined' is not defined [undefined]
              # expect: NameError: name 'undefined' is not defined [undefined]
              # expect: NameError: name 'undefined' is not defined [undefined]
              # expect: NameError: name 'undefined' is not defined [undefined]
def handlers():
    error = "outer"
    try:
        raise ValueError("bound")
    except ValueError as error:
        inside = str(error)
    return inside, attempt(lambda: error)
print(handlers())
# expect: ('bound', "NameError: cannot access free variable 'error' where it is not associated with a value in enclosing scope [error]")
def loop_names():
    for i in range(3): last = i
    else: after = i
    result = [i for i in "xyz"], {k: i for k in "a"}, i, last, after
    for i in (): pass
    return result, i
print(loop_names())  # expect: ((['x', 'y', 'z'], {'a': 2}, 2, 2, 2), 2)
len = lambda thing: "shadowed"
print(len([]), sum([1, 2]))  # expect: shadowed 3
del len
print(len([1]))  # expect: 1
del counter
print(attempt(reads_global), attempt(writes_global))
# expect: NameError: name 'counter' is not defined [counter] NameError: name 'counter' is not defined [counter]
globals()["counter"] = 10
print(reads_global(), writes_global(), sorted(name for name in globals() if name.startswith("count")))
# expect: 10 11 ['counter']
def many_scopes(a):
    def b(c):
        def d(e):
            nonlocal a
            a += c
            def f(): return a, c, e
            return f
        return d
    return b(1)(2), b(10)(20)
first, second = many_scopes(100)
print(first(), second(), first())  # expect: (111, 1, 2) (111, 10, 20) (111, 1, 2)

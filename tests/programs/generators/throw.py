# throw: where it is raised, handled, ignored.
def g():
    n = 0
    while True:
        try:
            yield n
            n += 1
        except ValueError as e:
            print("handled", e, end=" ")
            n += 100
        finally:
            print("f", end=" ")
it = g()
print(next(it), next(it))  # expect: f 0 1
print(it.throw(ValueError("v")))  # expect: handled v f 101
try:
    it.throw(KeyError("k"))
except KeyError as error:
    print("escaped", error)  # expect: f escaped 'k'
print(list(it))  # expect: []
def simple(): yield 1
s = simple()
try:
    s.throw(ValueError("before start"))
except ValueError as error:
    print(error, list(s))  # expect: before start []
s = simple()
next(s)
try:
    s.throw(ValueError)
except ValueError as error:
    print(error.args)  # expect: ()
list(s)
try:
    s.throw(OSError("after end"))
except OSError as error:
    print(error)  # expect: after end
def returns():
    try:
        yield 1
    except ValueError:
        return "returned"
r = returns()
next(r)
try:
    r.throw(ValueError())
except StopIteration as stop:
    print(stop.value)  # expect: returned
def replaces():
    try:
        yield
    except ValueError:
        raise KeyError("new")
r = replaces()
next(r)
try:
    r.throw(ValueError("old"))
except KeyError as error:
    print(error, repr(error.__context__).replace(",)", ")"))  # expect: 'new' ValueError('old')
for bad in (5, "x", int):
    try:
        simple().throw(bad)
    except TypeError:
        print("TypeError", end=" ")
print()  # expect: TypeError TypeError TypeError 

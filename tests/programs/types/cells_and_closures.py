# check with: 3.13
# Closures, their cells, and code objects that share them.
def counter():
    count = 0
    def increment(by=1):
        nonlocal count
        count += by
        return count
    def read():
        return count
    return increment, read
increment, read = counter()
increment(), increment(5)
print(read(), increment.__closure__[0].cell_contents, increment.__closure__[0] is read.__closure__[0], increment.__code__.co_freevars, counter.__code__.co_cellvars)
increment.__closure__[0].cell_contents = 100
print(read(), increment(), repr(read.__closure__[0]).split(" at ")[0], "int object" in repr(read.__closure__[0]))
def late():
    def inner():
        return value
    result = [inner]
    try:
        inner()
    except NameError as error:
        result.append(str(error))
    value = 3
    return result
inner, message = late()
print(inner(), message)
del inner.__closure__[0].cell_contents
try:
    inner()
except NameError as error:
    print(error)
try:
    inner.__closure__[0].cell_contents
except ValueError as error:
    print(error)
Cell = type(inner.__closure__[0])
print(Cell(1) == Cell(1), Cell(1) != Cell(2), Cell() < Cell(0), Cell().__eq__(5), repr(Cell()).endswith("empty>"))
class Scope:
    x = 1
    def method(self):
        return __class__, self.x
print(Scope().method()[0] is Scope, Scope.method.__closure__[0].cell_contents is Scope, Scope.method.__code__.co_freevars)
for call in (lambda: hash(Cell(1)), lambda: Cell(1, 2), lambda: Cell(x=1), lambda: Cell(1) < Cell("a"), lambda: setattr(Cell(), "x", 1), lambda: type("C", (Cell,), {})):
    try:
        print(call())
    except TypeError as error:
        print(error)
    except AttributeError as error:
        print(error)

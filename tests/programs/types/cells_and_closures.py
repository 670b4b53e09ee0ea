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
# expect: 6 6 True ('count',) ('count',)
increment.__closure__[0].cell_contents = 100
print(read(), increment(), repr(read.__closure__[0]).split(" at ")[0], "int object" in repr(read.__closure__[0]))
# expect: 100 101 <cell True
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
# expect: 3 cannot access free variable 'value' where it is not associated with a value in enclosing scope
del inner.__closure__[0].cell_contents
try:
    inner()
except NameError as error:
    print(error)
    # expect: cannot access free variable 'value' where it is not associated with a value in enclosing scope
try:
    inner.__closure__[0].cell_contents
except ValueError as error:
    print(error)  # expect: Cell is empty
Cell = type(inner.__closure__[0])
print(Cell(1) == Cell(1), Cell(1) != Cell(2), Cell() < Cell(0), Cell().__eq__(5), repr(Cell()).endswith("empty>"))
# expect: True True True NotImplemented True
class Scope:
    x = 1
    def method(self):
        return __class__, self.x
print(Scope().method()[0] is Scope, Scope.method.__closure__[0].cell_contents is Scope, Scope.method.__code__.co_freevars)
# expect: True True ('__class__',)
for call in (lambda: hash(Cell(1)), lambda: Cell(1, 2), lambda: Cell(x=1), lambda: Cell(1) < Cell("a"), lambda: setattr(Cell(), "x", 1), lambda: type("C", (Cell,), {})):
    try:
        print(call())
    except TypeError as error:
        print(error)
    except AttributeError as error:
        print(error)
        # expect: unhashable type: 'cell'
        # expect: cell expected at most 1 argument, got 2
        # expect: cell() takes no keyword arguments
        # expect: '<' not supported between instances of 'int' and 'str'
        # expect: 'cell' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: type 'cell' is not an acceptable base type

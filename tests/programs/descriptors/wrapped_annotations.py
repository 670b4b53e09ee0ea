# check with: 3.13
# staticmethod and classmethod tell what their functions tell; dispatch by the annotations of such methods; slots of data classes below others.
import dataclasses, functools, inspect, types
class C:
    @staticmethod
    def s(a: int) -> str: "doc of s"
    @classmethod
    def c(cls, b: float): "doc of c"
for name in "sc":
    w = vars(C)[name]; print(w.__annotations__, w.__doc__, w.__name__, w.__qualname__, w.__module__, w.__annotations__ is w.__func__.__annotations__)
    # expect: {'a': <class 'int'>, 'return': <class 'str'>} doc of s s C.s __main__ True
    # expect: {'b': <class 'float'>} doc of c c C.c __main__ True
class Writer:
    @functools.singledispatchmethod
    @classmethod
    def write(cls, value): return "other"
    @write.register
    @classmethod
    def _(cls, value: int): return "int"
    @write.register
    @classmethod
    def _(cls, value: list): return "list"
print(Writer.write(1), Writer.write([]), Writer().write("x"))  # expect: int list other
@dataclasses.dataclass(slots=True)
class Base: x: int = 1
@dataclasses.dataclass(slots=True)
class Below(Base):
    x: int
    y: int = 2
print(Below(5), Below.__slots__, Base(), [f.name for f in dataclasses.fields(Below)])
# expect: Below(x=5, y=2) ('y',) Base(x=1) ['x', 'y']
print(types.MemberDescriptorType is type(Base.x), type(types.FunctionType.__globals__).__name__, type(types.FunctionType.__code__).__name__, types.FunctionType.__globals__, Base.x, types.FunctionType.__code__, sep="\n")
# expect: True
# expect: member_descriptor
# expect: getset_descriptor
# expect: <member '__globals__' of 'function' objects>
# expect: <member 'x' of 'Base' objects>
# expect: <attribute '__code__' of 'function' objects>
print(inspect.ismemberdescriptor(property.fget), inspect.isgetsetdescriptor(type.__dict__["__dict__"]), property.fget.__name__, property.fget.__qualname__, property.fget.__objclass__, slice.start.__get__(slice(1, 2)))
# expect: True True fget property.fget <class 'property'> 1
try: C.s.__globals__ = {}
except AttributeError as error: print(error)  # expect: readonly attribute

# requires: 3.13
# check with: 3.13
# Type parameters of functions: their kinds, bounds, constraints and defaults, which are computed late.

def plain[T](x: T) -> T:
    return x


print(plain(3), plain.__type_params__, plain.__annotations__)  # expect: 3 (T,) {'x': T, 'return': T}
T, = plain.__type_params__
print(T, T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__contravariant__, T.__infer_variance__, T.has_default(), T.__default__)
# expect: T T None () False False True False typing.NoDefault
print(type(T), type(T).__mro__, T.__module__, T == T, hash(T) == hash(T))
# expect: <class 'typing.TypeVar'> (<class 'typing.TypeVar'>, <class 'object'>) typing True True
print(plain.__annotations__["x"] is T, plain.__annotations__["return"] is T)  # expect: True True


def all_kinds[A: int, B: (str, bytes), *Cs, **D, E = list[A]](a: A, b: B, *c: Cs, e: E = None):
    return a, b, c


A, B, Cs, D, E = all_kinds.__type_params__
print(all_kinds(1, "x", 2, 3))  # expect: (1, 'x', (2, 3))
print(A, A.__bound__, A.__constraints__)  # expect: A <class 'int'> ()
print(B, B.__bound__, B.__constraints__)  # expect: B None (<class 'str'>, <class 'bytes'>)
print(Cs, type(Cs), Cs.has_default())  # expect: Cs <class 'typing.TypeVarTuple'> False
print(D, type(D), D.args, D.kwargs, D.args.__origin__ is D, D.kwargs.__origin__ is D)
# expect: D <class 'typing.ParamSpec'> D.args D.kwargs True True
print(D.args == D.args, D.args == D.kwargs, D.args != D.kwargs, type(D.args), type(D.kwargs))
# expect: True False True <class 'typing.ParamSpecArgs'> <class 'typing.ParamSpecKwargs'>
print(E, E.__default__, E.has_default(), E.__default__.__args__[0] is A)  # expect: E list[A] True True
for value in D.args, D.kwargs:
    try:
        hash(value)
    except TypeError as error:
        print(error)
        # expect: unhashable type: 'typing.ParamSpecArgs'
        # expect: unhashable type: 'typing.ParamSpecKwargs'


def late[X: missing, Y: (missing, int), Z = missing]():
    pass


for parameter, name in zip(late.__type_params__, ["__bound__", "__constraints__", "__default__"]):
    try:
        getattr(parameter, name)
    except NameError as error:
        print(error)
        # expect: name 'missing' is not defined
        # expect: name 'missing' is not defined
        # expect: name 'missing' is not defined
print(late.__type_params__[2].has_default())  # expect: True
missing = str
for parameter, name in zip(late.__type_params__, ["__bound__", "__constraints__", "__default__"]):
    print(getattr(parameter, name))
    # expect: <class 'str'>
    # expect: (<class 'str'>, <class 'int'>)
    # expect: <class 'str'>
missing = int
print(late.__type_params__[0].__bound__, "is kept")  # expect: <class 'str'> is kept

T.note = "attributes can be set"
print(T.note)  # expect: attributes can be set
print(T.__reduce__(), Cs.__reduce__(), D.__reduce__())  # expect: T Cs D
for bad in [
    lambda: T(), lambda: setattr(T, "__bound__", int), lambda: T.__mro_entries__(()), lambda: Cs.__mro_entries__(()), lambda: D.__mro_entries__(()),
    lambda: D.args.__mro_entries__(()), lambda: Cs.__typing_subst__(int), lambda: T.nothing,
]:
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError 'typing.TypeVar' object is not callable
        # expect: AttributeError attribute '__bound__' of 'typing.TypeVar' objects is not writable
        # expect: TypeError Cannot subclass an instance of TypeVar
        # expect: TypeError Cannot subclass an instance of TypeVarTuple
        # expect: TypeError Cannot subclass an instance of ParamSpec
        # expect: TypeError Cannot subclass an instance of ParamSpecArgs
        # expect: TypeError Substitution of bare TypeVarTuple is not supported
        # expect: AttributeError 'typing.TypeVar' object has no attribute 'nothing'


class Box:
    def method[U](self, u: U) -> U:
        return [self.__class__.__name__, u]

    @staticmethod
    def static[V: "Box"](v: V):
        return v


print(Box().method(1), Box.method.__type_params__, Box.static.__type_params__[0].__bound__)
# expect: ['Box', 1] (U,) Box
print(Box.method.__qualname__)  # expect: Box.method

decorated = []


def decorator(function):
    decorated.append(function.__type_params__)
    return function


@decorator
def with_defaults[W](a, b=len("abc"), *, c: W = 4):
    return a, b, c


print(with_defaults(1), decorated)  # expect: (1, 3, 4) [(W,)]


def outer[T](x: T):
    def inner[S](y: S) -> tuple[S, T]:
        return x, y
    return inner


print(outer(1)(2), outer(1).__annotations__["return"])  # expect: (1, 2) tuple[S, T]


async def coroutine[T](x: T):
    return x


def generator[T](x: T):
    yield x


print(coroutine.__type_params__, list(generator(1)), generator.__type_params__)  # expect: (T,) [1] (T,)
print((lambda: 0).__type_params__)  # expect: ()
plain.__type_params__ = (A,)
print(plain.__type_params__)  # expect: (A,)
try:
    plain.__type_params__ = [A]
except TypeError as error:
    print(error)  # expect: __type_params__ must be set to a tuple

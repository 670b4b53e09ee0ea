# Generic classes and what the module typing says of them; needs the standard library of CPython 3.13.
from typing import (Any, Annotated, Callable, ClassVar, Final, ForwardRef, Generic, Literal, NamedTuple, NewType, NoDefault, NoReturn, Optional, ParamSpec,
    Protocol, Required, Self, TypedDict, TypeVar, TypeVarTuple, Union, cast, get_args, get_origin, get_overloads, get_type_hints, overload, runtime_checkable)
import typing
T=TypeVar('T'); U=TypeVar('U', bound=int); P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
class Stack[X]:
    def __init__(self) -> None: self.items: list[X] = []
    def push(self, x: X) -> None: self.items.append(x)
    def pop(self) -> X: return self.items.pop()
print(Stack.__type_params__, Stack.__parameters__, Stack[int], Stack.__orig_bases__, Stack.__mro__)
s = Stack[int](); s.push(1); print(s.pop(), s.__orig_class__)
class Old(Generic[T, U]): pass
print(Old[int, bool], Old.__parameters__, Old[T, int][str])
print(list[T][int], dict[str, T][int], T | None, int | T, Optional[T], Union[int, str, T])
print(Callable[P, T], Callable[[int, str], bool], Callable[P, T][[int], str])
def f(*args: *Ts) -> tuple[*Ts]: return args
print(f.__annotations__, tuple[*Ts][int, str], list(Ts))
class Arr[D, *S, **Q]: pass
print(Arr.__parameters__, Arr[int, str, [bool]], Arr[int, str, bool, [int]])
@runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...
class Mv(NamedTuple):
    name: str
    year: int = 3
print(Mv('a'), Mv._fields, Mv.__annotations__)
class TD(TypedDict, total=False):
    x: int
    y: Required[str]
print(TD(x=1, y=''), TD.__required_keys__, TD.__optional_keys__)
print(get_type_hints(Stack.push), get_origin(list[int]), get_args(dict[str, int]))
print(Literal[1, 'a'], Annotated[int, 3], ClassVar[int], Final[int], Self, Any, NoReturn)
type A[X] = list[X] | None
print(A[int].__value__ if hasattr(A[int],'__value__') else A[int], A.__value__[int])
def first[K](x: list[K]) -> K: return x[0]
print(get_type_hints(first), NewType('UserId', int)(3), cast(int, 's'))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(len(get_overloads(g)))
for bad in [lambda: Stack[int, str], lambda: Generic[int], lambda: list[T][int, str], lambda: Old[int], lambda: T('x')]:
    try: print(bad())
    except TypeError as e: print(e)
print(ForwardRef('int'), typing.TypeAliasType('Q', int), ParamSpec('R').args, NoDefault)


def starred[*Cs](a: int, *c: *Cs) -> tuple[*Cs]:
    return c


print(starred.__annotations__, starred(1, 2, 3))


class Base[T, U = int]:
    kept: T


class Derived[V](Base[V, list[V]]):
    pass


print(Base[str], Derived.__orig_bases__, Derived[int].__parameters__, Derived.__mro__)
print(Base.__type_params__[0].__typing_prepare_subst__(Base, (1,)), Derived[int] | None)

# requires: 3.13
# check with: 3.13
# Type aliases: computed when somebody asks, generic, in unions.

type Number = int | float
print(Number, repr(Number), Number.__name__, Number.__value__)  # expect: Number Number Number int | float
print(Number.__type_params__, Number.__parameters__, Number.__module__)  # expect: () () __main__
print(type(Number))  # expect: <class 'typing.TypeAliasType'>

type Later = computed_later
try:
    Later.__value__
except NameError as error:
    print(error)  # expect: name 'computed_later' is not defined
computed_later = str
print(Later.__value__)  # expect: <class 'str'>
computed_later = bytes
print(Later.__value__, "is kept")  # expect: <class 'str'> is kept

type Tree = dict[str, Tree] | None
print(Tree.__value__)  # expect: dict[str, Tree] | None

type Pair[A, B = int] = tuple[A, B]
print(Pair, Pair.__type_params__, Pair.__parameters__)  # expect: Pair (A, B) (A, B)
print(Pair[str, bool], Pair[str, bool].__origin__ is Pair, Pair[str, bool].__args__)
# expect: Pair[str, bool] True (<class 'str'>, <class 'bool'>)
print(Pair.__value__, Pair.__value__.__parameters__)  # expect: tuple[A, B] (A, B)
print(Pair[list[int], ...])  # expect: Pair[list[int], ...]
for bad in lambda: Number[int], lambda: Number(), lambda: setattr(Number, "x", 1), lambda: Number.x, lambda: setattr(Number, "__name__", "N"):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)
        # expect: TypeError
        # expect: TypeError
        # expect: AttributeError
        # expect: AttributeError
        # expect: AttributeError

print(Number | str, str | Number, Number | None, None | Number)
# expect: Number | str str | Number Number | None None | Number
print(Number == Number, Number == Tree, hash(Number) == hash(Number), (Number | str) == (str | Number))
# expect: True False True True
print(Number.__reduce__())  # expect: Number


def local(x):
    type Inner[T] = list[T] | x
    return Inner


print(local(int).__value__, local(str).__value__.__args__[1])  # expect: list[T] | int <class 'str'>


class Holder:
    base = float
    type Held = base


print(Holder.Held.__value__, Holder.Held, Holder.Held.__module__)  # expect: <class 'float'> Held __main__
try:
    class Sub(Number):
        pass
except TypeError as error:
    print("no base class")  # expect: no base class

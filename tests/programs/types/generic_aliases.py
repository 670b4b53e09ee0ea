# check with: 3.13
# Generic aliases and unions.
alias = list[int]
print(alias, dict[str, list[int]], tuple[int, ...], tuple[()], type[int], list["name"])
# expect: list[int] dict[str, list[int]] tuple[int, ...] tuple[()] type[int] list['name']
print(alias.__origin__, alias.__args__, alias.__parameters__, alias == list[int], alias != list[str], hash(alias) == hash(list[int]))
# expect: <class 'list'> (<class 'int'>,) () True True True
print(alias([1]), alias.append is list.append, type(alias).__name__, isinstance(alias, type), alias.__unpacked__)
# expect: [1] True GenericAlias False False
unpacked = next(iter(tuple[int, str]))
print(unpacked, unpacked.__unpacked__, unpacked.__typing_unpacked_tuple_args__, unpacked == tuple[int, str])
# expect: *tuple[int, str] True (<class 'int'>, <class 'str'>) False
print([*list[int]], "append" in dir(alias), "__origin__" in dir(alias))  # expect: [*list[int]] True True
class Box(list[int]):
    pass
print(Box.__bases__, Box.__orig_bases__, list[int].__mro_entries__(()))
# expect: (<class 'list'>,) (list[int],) (<class 'list'>,)
class Own:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)
print(Own[1], Own[1, 2])  # expect: ('Own', 1) ('Own', (1, 2))
union = int | str | None
print(union, union.__args__, type(union).__name__, union == (str | None | int), (int | int) is int, isinstance(3, union), issubclass(bool, union))
# expect: int | str | None (<class 'int'>, <class 'str'>, <class 'NoneType'>) UnionType True True True True
print(int | list[str], (int | str) | float, hash(int | str) == hash(str | int), None | int)
# expect: int | list[str] int | str | float True None | int
for call in (lambda: isinstance([], alias), lambda: issubclass(list, alias), lambda: alias[int], lambda: int | 3, lambda: int[str], lambda: union[int],
             lambda: isinstance([], list[int] | int), lambda: union(), lambda: type(alias)(), lambda: alias.nothing):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError isinstance() argument 2 cannot be a parameterized generic
        # expect: TypeError issubclass() argument 2 cannot be a parameterized generic
        # expect: TypeError list[int] is not a generic class
        # expect: TypeError unsupported operand type(s) for |: 'type' and 'int'
        # expect: TypeError type 'int' is not subscriptable
        # expect: TypeError int | str | None is not a generic class
        # expect: TypeError isinstance() argument 2 cannot be a parameterized generic
        # expect: TypeError 'types.UnionType' object is not callable
        # expect: TypeError GenericAlias expected 2 arguments, got 0
        # expect: AttributeError type object 'list' has no attribute 'nothing'

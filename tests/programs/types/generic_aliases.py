# check with: 3.13
# Generic aliases and unions.
alias = list[int]
print(alias, dict[str, list[int]], tuple[int, ...], tuple[()], type[int], list["name"])
print(alias.__origin__, alias.__args__, alias.__parameters__, alias == list[int], alias != list[str], hash(alias) == hash(list[int]))
print(alias([1]), alias.append is list.append, type(alias).__name__, isinstance(alias, type), alias.__unpacked__)
unpacked = next(iter(tuple[int, str]))
print(unpacked, unpacked.__unpacked__, unpacked.__typing_unpacked_tuple_args__, unpacked == tuple[int, str])
print([*list[int]], "append" in dir(alias), "__origin__" in dir(alias))
class Box(list[int]):
    pass
print(Box.__bases__, Box.__orig_bases__, list[int].__mro_entries__(()))
class Own:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)
print(Own[1], Own[1, 2])
union = int | str | None
print(union, union.__args__, type(union).__name__, union == (str | None | int), (int | int) is int, isinstance(3, union), issubclass(bool, union))
print(int | list[str], (int | str) | float, hash(int | str) == hash(str | int), None | int)
for call in (lambda: isinstance([], alias), lambda: issubclass(list, alias), lambda: alias[int], lambda: int | 3, lambda: int[str], lambda: union[int],
             lambda: isinstance([], list[int] | int), lambda: union(), lambda: type(alias)(), lambda: alias.nothing):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

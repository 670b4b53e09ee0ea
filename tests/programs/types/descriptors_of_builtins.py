# check with: 3.13
# The descriptors that built-in types are made of.
print(list.append, [].append.__name__, list.__len__, type(str.__dict__["maketrans"]).__name__, int.__dict__["real"], dict.__dict__["fromkeys"])
for value in (list.append, list.__len__, dict.__dict__["fromkeys"], int.__dict__["real"], len, [].append, [].__len__, dict.fromkeys, type.__dict__["__doc__"]):
    names = [getattr(value, name, "-") for name in ("__name__", "__qualname__", "__text_signature__")]
    print(type(value).__name__, names, getattr(value, "__objclass__", None), getattr(value, "__module__", None))
print([].__len__(), list.__len__([1]), [1].__getitem__(0), (5).__add__(6), (5).__radd__(1), "a".__contains__("a"))
print(dict.__dict__["fromkeys"](dict, "ab"), dict.fromkeys("ab", 1), [].__len__ == [].__len__, list.append.__get__([1]).__self__)
for value in (list.append, [].append, len, list.__len__, [].__len__, "a".join):
    print(value.__reduce__() if isinstance(value.__reduce__(), str) else value.__reduce__()[1])
for call in (lambda: list.append(), lambda: list.append(1, 2), lambda: list.append([], 1, 2), lambda: list.__len__(), lambda: list.__len__(1), lambda: [].__len__(1),
             lambda: dict.__dict__["fromkeys"](), lambda: dict.__dict__["fromkeys"](1), lambda: dict.__dict__["fromkeys"](list, ""), lambda: int.__dict__["real"].__get__("a"),
             lambda: setattr(list, "append", 1), lambda: setattr(3, "real", 1), lambda: [].append(x=1), lambda: len(), lambda: len(1, 2), lambda: (5).__add__()):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

"""Prints what the built-in types and functions are made of: one line for each member.

Run by CPython 3.13 it gives `builtins-3.13.txt` (see `README.md` here); run by Pyregrine, what Pyregrine has. A line is
`type.member kind signature`. What a user cannot tell apart is written alike: `special` is a special method, made by a slot
or written as a method; `attribute` is a getset or a member descriptor. Whether a type overrides what `object` has
already (`__repr__`, `__new__`) shows in what it does, and is left out.
"""

import builtins

KINDS = {
    "wrapper_descriptor": "slot",
    "method_descriptor": "method",
    "builtin_function_or_method": "function",
    "classmethod_descriptor": "classmethod",
    "classmethod": "classmethod",
    "staticmethod": "staticmethod",
    "getset_descriptor": "attribute",
    "member_descriptor": "attribute",
}


def unnamed_types():
    """The types that have no name in `builtins`, from objects of them."""

    def function(argument: int = 1):
        return lambda: argument

    def generator():
        yield

    async def coroutine():
        pass

    async def async_generator():
        yield

    def current_frame():
        try:
            raise ValueError
        except ValueError as error:
            return error.__traceback__

    class Slotted:
        __slots__ = "slot"

    def namespace():
        import types
        return types.SimpleNamespace()

    traceback = current_frame()
    makers = [
        lambda: None, lambda: NotImplemented, lambda: ..., lambda: function, lambda: [].append, lambda: list.append,
        lambda: list.__add__, lambda: [].__add__, lambda: dict.__dict__["fromkeys"], lambda: function.__get__(1), generator,
        lambda: async_generator(), lambda: async_generator().__anext__(),
        lambda: async_generator().athrow(ValueError), lambda: function.__code__, lambda: traceback, lambda: traceback.tb_frame,
        lambda: function().__closure__[0], lambda: type.__dict__, lambda: builtins,
        lambda: type(function).__dict__["__code__"], lambda: Slotted.__dict__["slot"], lambda: list[int],
        lambda: int | str, lambda: {}.keys(), lambda: {}.values(), lambda: {}.items(), lambda: iter({}),
        lambda: iter({}.values()), lambda: iter({}.items()), lambda: reversed({}), lambda: reversed({}.values()),
        lambda: reversed({}.items()), lambda: iter([]), lambda: reversed([]), lambda: iter(()), lambda: iter(""),
        lambda: iter("\u1234"), lambda: iter(b""), lambda: iter(bytearray()), lambda: iter(set()), lambda: iter(range(0)),
        lambda: iter(range(2**70)), lambda: iter(memoryview(b"")), lambda: iter(function, None),
        lambda: function.__code__.co_lines(), lambda: function.__code__.co_positions(), lambda: iter(list[int]), namespace,
    ]
    found = []
    for maker in makers:
        try:
            found.append(type(maker()))
        except (AttributeError, ImportError, TypeError):
            # The lines of that type are missing, which is a difference to explain.
            pass
    waiting = coroutine()
    found += [type(waiting), type(waiting.__await__())]
    waiting.close()
    return found


def title(member_of):
    return member_of.__name__ if member_of.__module__ == "builtins" else member_of.__module__ + "." + member_of.__name__


def lines_of_type(described):
    name = title(described)
    bases = ", ".join(title(base) for base in described.__bases__)
    yield "%s (%s)%s" % (name, bases, signature_of(described))
    for member, value in vars(described).items():
        # `ExceptionGroup` is a class with a dict in CPython, by the way it is made.
        if member in ("__doc__", "__module__", "__weakref__"):
            continue
        kind = KINDS.get(type(value).__name__, "value")
        is_special = member.startswith("__") and member.endswith("__")
        if kind == "slot" or member in ("__getitem__", "__contains__", "__buffer__", "__release_buffer__"):
            if described is object or member not in vars(object):
                yield "%s.%s special" % (name, member)
        elif kind == "function" and member == "__new__":
            continue
        elif kind in ("attribute", "value"):
            yield "%s.%s %s" % (name, member, kind)
        elif kind == "method" and is_special:
            yield "%s.%s special%s" % (name, member, signature_of(value))
        else:
            value = value.__func__ if kind == "staticmethod" and hasattr(value, "__func__") else value
            yield "%s.%s %s%s" % (name, member, kind, signature_of(value))


def signature_of(described):
    signature = getattr(described, "__text_signature__", None)
    return "" if signature is None else " " + " ".join(signature.split())


def main():
    named = {name: value for name, value in vars(builtins).items() if not name.startswith("_") or name in ("__import__", "__build_class__")}
    types = {title(value): value for value in named.values() if isinstance(value, type)}
    for found in unnamed_types():
        types.setdefault(title(found), found)
    lines = []
    for name in types:
        lines.extend(lines_of_type(types[name]))
    for name, value in named.items():
        if not isinstance(value, type) and callable(value) and type(value).__name__ == "builtin_function_or_method":
            lines.append("%s() function%s" % (name, signature_of(value)))
    for line in sorted(set(lines)):
        print(line)


main()

# check with: 3.13
# The descriptors that built-in types are made of.
print(list.append, [].append.__name__, list.__len__, type(str.__dict__["maketrans"]).__name__, int.__dict__["real"], dict.__dict__["fromkeys"])
# expect: <method 'append' of 'list' objects> append <slot wrapper '__len__' of 'list' objects> staticmethod <attribute 'real' of 'int' objects> <method 'fromkeys' of 'dict' objects>
for value in (list.append, list.__len__, dict.__dict__["fromkeys"], int.__dict__["real"], len, [].append, [].__len__, dict.fromkeys, type.__dict__["__doc__"]):
    names = [getattr(value, name, "-") for name in ("__name__", "__qualname__", "__text_signature__")]
    print(type(value).__name__, names, getattr(value, "__objclass__", None), getattr(value, "__module__", None))
    # expect: method_descriptor ['append', 'list.append', '($self, object, /)'] <class 'list'> None
    # expect: wrapper_descriptor ['__len__', 'list.__len__', '($self, /)'] <class 'list'> None
    # expect: classmethod_descriptor ['fromkeys', 'dict.fromkeys', '($type, iterable, value=None, /)'] <class 'dict'> None
    # expect: getset_descriptor ['real', 'int.real', '-'] <class 'int'> None
    # expect: builtin_function_or_method ['len', 'len', '($module, obj, /)'] None builtins
    # expect: builtin_function_or_method ['append', 'list.append', '($self, object, /)'] None None
    # expect: method-wrapper ['__len__', 'list.__len__', '($self, /)'] <class 'list'> None
    # expect: builtin_function_or_method ['fromkeys', 'dict.fromkeys', '($type, iterable, value=None, /)'] None None
    # expect: getset_descriptor ['__doc__', 'type.__doc__', '-'] <class 'type'> None
print([].__len__(), list.__len__([1]), [1].__getitem__(0), (5).__add__(6), (5).__radd__(1), "a".__contains__("a"))
# expect: 0 1 1 11 6 True
print(dict.__dict__["fromkeys"](dict, "ab"), dict.fromkeys("ab", 1), [].__len__ == [].__len__, list.append.__get__([1]).__self__)
# expect: {'a': None, 'b': None} {'a': 1, 'b': 1} False [1]
for value in (list.append, [].append, len, list.__len__, [].__len__, "a".join):
    print(value.__reduce__() if isinstance(value.__reduce__(), str) else value.__reduce__()[1])
    # expect: (<class 'list'>, 'append')
    # expect: ([], 'append')
    # expect: len
    # expect: (<class 'list'>, '__len__')
    # expect: ([], '__len__')
    # expect: ('a', 'join')
for call in (lambda: list.append(), lambda: list.append(1, 2), lambda: list.append([], 1, 2), lambda: list.__len__(), lambda: list.__len__(1), lambda: [].__len__(1),
             lambda: dict.__dict__["fromkeys"](), lambda: dict.__dict__["fromkeys"](1), lambda: dict.__dict__["fromkeys"](list, ""), lambda: int.__dict__["real"].__get__("a"),
             lambda: setattr(list, "append", 1), lambda: setattr(3, "real", 1), lambda: [].append(x=1), lambda: len(), lambda: len(1, 2), lambda: (5).__add__()):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError unbound method list.append() needs an argument
        # expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'int' object
        # expect: TypeError list.append() takes exactly one argument (2 given)
        # expect: TypeError descriptor '__len__' of 'list' object needs an argument
        # expect: TypeError descriptor '__len__' requires a 'list' object but received a 'int'
        # expect: TypeError expected 0 arguments, got 1
        # expect: TypeError descriptor 'fromkeys' of 'dict' object needs an argument
        # expect: TypeError descriptor 'fromkeys' for type 'dict' needs a type, not a 'int' as arg 2
        # expect: TypeError descriptor 'fromkeys' requires a subtype of 'dict' but received 'list'
        # expect: TypeError descriptor 'real' for 'int' objects doesn't apply to a 'str' object
        # expect: TypeError cannot set 'append' attribute of immutable type 'list'
        # expect: AttributeError attribute 'real' of 'int' objects is not writable
        # expect: TypeError list.append() takes no keyword arguments
        # expect: TypeError len() takes exactly one argument (0 given)
        # expect: TypeError len() takes exactly one argument (2 given)
        # expect: TypeError expected 1 argument, got 0

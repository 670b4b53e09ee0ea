# check with: 3.13
# What cannot be assigned to looks at its index first, if it is a sequence in CPython's eyes.
class Index:
    def __index__(self):
        raise KeyError("index")
class Own:
    pass
def attempt(f):
    try:
        f()
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
for container in [(1,), "a", b"a", range(3), frozenset(), Own(), 5]:
    for key in [0, 2 ** 63, -2 ** 63 - 1, "k", 1.5, Index()]:
        def assign():
            container[key] = 1
        def delete():
            del container[key]
        print(attempt(assign), attempt(delete), sep=" / ")
        # expect: TypeError: 'tuple' object does not support item assignment / TypeError: 'tuple' object doesn't support item deletion
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: TypeError: 'tuple' object does not support item assignment / TypeError: 'tuple' object does not support item deletion
        # expect: TypeError: 'tuple' object does not support item assignment / TypeError: 'tuple' object does not support item deletion
        # expect: KeyError: 'index' / KeyError: 'index'
        # expect: TypeError: 'str' object does not support item assignment / TypeError: 'str' object doesn't support item deletion
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: TypeError: 'str' object does not support item assignment / TypeError: 'str' object does not support item deletion
        # expect: TypeError: 'str' object does not support item assignment / TypeError: 'str' object does not support item deletion
        # expect: KeyError: 'index' / KeyError: 'index'
        # expect: TypeError: 'bytes' object does not support item assignment / TypeError: 'bytes' object doesn't support item deletion
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: TypeError: 'bytes' object does not support item assignment / TypeError: 'bytes' object does not support item deletion
        # expect: TypeError: 'bytes' object does not support item assignment / TypeError: 'bytes' object does not support item deletion
        # expect: KeyError: 'index' / KeyError: 'index'
        # expect: TypeError: 'range' object does not support item assignment / TypeError: 'range' object doesn't support item deletion
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: TypeError: 'range' object does not support item assignment / TypeError: 'range' object does not support item deletion
        # expect: TypeError: 'range' object does not support item assignment / TypeError: 'range' object does not support item deletion
        # expect: KeyError: 'index' / KeyError: 'index'
        # expect: TypeError: 'frozenset' object does not support item assignment / TypeError: 'frozenset' object doesn't support item deletion
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: TypeError: 'frozenset' object does not support item assignment / TypeError: 'frozenset' object does not support item deletion
        # expect: TypeError: 'frozenset' object does not support item assignment / TypeError: 'frozenset' object does not support item deletion
        # expect: KeyError: 'index' / KeyError: 'index'
        # expect: TypeError: 'Own' object does not support item assignment / TypeError: 'Own' object doesn't support item deletion
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: IndexError: cannot fit 'int' into an index-sized integer / IndexError: cannot fit 'int' into an index-sized integer
        # expect: TypeError: 'Own' object does not support item assignment / TypeError: 'Own' object does not support item deletion
        # expect: TypeError: 'Own' object does not support item assignment / TypeError: 'Own' object does not support item deletion
        # expect: KeyError: 'index' / KeyError: 'index'
        # expect: TypeError: 'int' object does not support item assignment / TypeError: 'int' object does not support item deletion
        # expect: TypeError: 'int' object does not support item assignment / TypeError: 'int' object does not support item deletion
        # expect: TypeError: 'int' object does not support item assignment / TypeError: 'int' object does not support item deletion
        # expect: TypeError: 'int' object does not support item assignment / TypeError: 'int' object does not support item deletion
        # expect: TypeError: 'int' object does not support item assignment / TypeError: 'int' object does not support item deletion
        # expect: TypeError: 'int' object does not support item assignment / TypeError: 'int' object does not support item deletion

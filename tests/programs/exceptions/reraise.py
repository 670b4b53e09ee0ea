# Bare raise, in nested functions and after other exceptions were handled.
def f():
    try:
        raise ValueError("original")
    except ValueError:
        try:
            raise KeyError("other")
        except KeyError:
            pass
        raise
def helper(): raise
def g():
    try:
        raise IndexError("from g")
    except IndexError:
        helper()
def h():
    try:
        raise ValueError("h")
    except ValueError as e:
        e.args = ("changed",)
        raise
def i():
    for n in range(3):
        try:
            try:
                raise ValueError(n)
            except ValueError:
                if n == 1:
                    raise
                print("kept", n, end=" ")
        except ValueError as error:
            print("outer", error, end=" ")
        finally:
            print("f%d" % n, end=" ")
    return "done"
for function in (f, g, h):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: ValueError original
        # expect: IndexError from g
        # expect: ValueError changed
print(i())  # expect: kept 0 f0 outer 1 f1 kept 2 f2 done
try:
    helper()
except RuntimeError as error:
    print(error)  # expect: No active exception to reraise

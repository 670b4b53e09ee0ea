# What byterun lacked: throw, close, and the exception state of a generator.
def g():
    try:
        got = yield 1
    except KeyError as e:
        got = "thrown %s" % e
    try:
        yield got
    finally:
        print("closed")
x = g()
print(next(x), x.throw(KeyError("k")))  # expect: 1 thrown 'k'
x.close()  # expect: closed
def handler():
    try:
        raise ValueError("saved")
    except ValueError:
        yield "in handler"
        try:
            raise
        except ValueError as again:
            yield str(again)
h = handler()
print(next(h))  # expect: in handler
try:
    raise KeyError("other")
except KeyError:
    print(next(h))  # expect: saved

# close: GeneratorExit, finally, refusing to stop.
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit", end=" ")
        raise
    finally:
        print("finally", end=" ")
it = g()
next(it)
it.close()
print(list(it))  # expect: exit finally []
it = g()
it.close()
print("never started", list(it))  # expect: never started []
it.close()
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("no", end=" ")
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)  # expect: no generator ignored GeneratorExit
def raising():
    try:
        yield
    finally:
        raise ValueError("in close")
r = raising()
next(r)
try:
    r.close()
except ValueError as error:
    print(error)  # expect: in close
def quiet():
    try:
        yield
    except GeneratorExit:
        return
q = quiet()
next(q)
q.close()
print("closed", next(q, "nothing"))  # expect: closed nothing
def outer():
    try:
        yield from g()
    finally:
        print("outer finally", end=" ")
o = outer()
next(o)
o.close()
print()  # expect: exit finally outer finally 
def nested_loop():
    for i in range(3):
        for j in range(3):
            yield i, j
n = nested_loop()
print(next(n), next(n), next(n), next(n))  # expect: (0, 0) (0, 1) (0, 2) (1, 0)
n.close()
print(next(n, "end"))  # expect: end

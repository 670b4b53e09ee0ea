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
print(list(it))
it = g()
it.close()
print("never started", list(it))
it.close()
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("no", end=" ")
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
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
    print(error)
def quiet():
    try:
        yield
    except GeneratorExit:
        return
q = quiet()
next(q)
q.close()
print("closed", next(q, "nothing"))
def outer():
    try:
        yield from g()
    finally:
        print("outer finally", end=" ")
o = outer()
next(o)
o.close()
print()
def nested_loop():
    for i in range(3):
        for j in range(3):
            yield i, j
n = nested_loop()
print(next(n), next(n), next(n), next(n))
n.close()
print(next(n, "end"))

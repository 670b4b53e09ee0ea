# send: values in and out, the first send, the value of yield.
def echo():
    received = []
    while True:
        x = yield len(received)
        if x is None: break
        received.append(x)
    return received
g = echo()
print(next(g), g.send("a"), g.send("b"))  # expect: 0 1 2
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: ['a', 'b']
try:
    g.send(1)
except StopIteration as stop:
    print("finished", stop.value)  # expect: finished None
g = echo()
try:
    g.send("early")
except TypeError as error:
    print(error)  # expect: can't send non-None value to a just-started generator
def accumulate(total=0):
    while True:
        total += yield total
acc = accumulate(10)
print(next(acc), [acc.send(i) for i in (1, 2, 3)])  # expect: 10 [11, 13, 16]
def order():
    print("start", end=" ")
    x = [(yield 1), (yield 2), (yield 3)]
    print(x, end=" ")
    y = (yield "a") + (yield "b") * 2
    yield y
o = order()
out = [next(o)]
for v in (10, 20, 30, 3, 4):
    out.append(o.send(v))
print(out)  # expect: start [10, 20, 30] [1, 2, 3, 'a', 'b', 11]
def bare():
    x = yield
    print("got", x)
b = bare()
print(next(b))  # expect: None
try:
    b.send("sent")  # expect: got sent
except StopIteration:
    print("stop")  # expect: stop
print(list((yield_ for yield_ in range(3))))  # expect: [0, 1, 2]

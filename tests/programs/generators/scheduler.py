# Generators as tasks: a scheduler with sleeping, messages and children, in the style of programs before async.
class Sleep:
    def __init__(self, turns): self.turns = turns
class Spawn:
    def __init__(self, task): self.task = task
class Wait:
    def __init__(self, number): self.number = number
class Task:
    count = 0
    def __init__(self, body):
        Task.count += 1
        self.number, self.body, self.result, self.error, self.waiting = Task.count, body, None, None, []
class Scheduler:
    def __init__(self): self.ready, self.sleeping, self.tasks, self.time, self.trace = [], [], {}, 0, []
    def add(self, body):
        task = Task(body)
        self.tasks[task.number] = task
        self.ready.append((task, None))
        return task.number
    def step(self, task, value):
        try:
            if isinstance(value, BaseException): order = task.body.throw(value)
            else: order = task.body.send(value)
        except StopIteration as stop:
            task.result = stop.value
        except Exception as error:
            task.error = error
        else:
            return self.obey(task, order)
        self.trace.append("end of %d" % task.number)
        for other in task.waiting: self.ready.append((other, task.error or task.result))
    def obey(self, task, order):
        if isinstance(order, Sleep): self.sleeping.append((self.time + order.turns, task.number, task))
        elif isinstance(order, Spawn): self.ready.append((task, self.add(order.task)))
        elif isinstance(order, Wait):
            other = self.tasks.get(order.number)
            if other is None: self.ready.append((task, LookupError("no task %d" % order.number)))
            else: other.waiting.append(task)
        elif order is None: self.ready.append((task, self.time))
        else: self.ready.append((task, TypeError("cannot do %r" % (order,))))
    def run(self):
        while self.ready or self.sleeping:
            batch, self.ready = self.ready, []
            for task, value in batch: self.step(task, value)
            self.time += 1
            self.sleeping.sort(key=lambda entry: entry[:2])
            while self.sleeping and self.sleeping[0][0] <= self.time:
                self.ready.append((self.sleeping.pop(0)[2], self.time))

out = []
def counter(name, n, turns):
    for i in range(n):
        now = yield Sleep(turns)
        out.append("%s%d@%d" % (name, i, now))
    return name * n
def fails():
    yield
    raise ValueError("task failed")
def call(body):
    number = yield Spawn(body)
    return (yield Wait(number))
def parent():
    first = yield Spawn(counter("a", 2, 2))
    second = yield from call(counter("b", 3, 1))
    out.append("b gave " + second)
    try:
        yield from call(fails())
    except ValueError as error:
        out.append("child: %s" % error)
    for wrong in ("nonsense", Wait(99)):
        try:
            yield wrong
        except (TypeError, LookupError) as error:
            out.append("%s: %s" % (type(error).__name__, error))
    results = []
    for body in [counter("c", n, 1) for n in range(3)]: results.append((yield from call(body)))
    return results, first
scheduler = Scheduler()
number = scheduler.add(parent())
scheduler.run()
print(out)
# expect: ['a0@3', 'b0@3', 'b1@4', 'a1@5', 'b2@5', 'b gave bbb', 'child: task failed', "TypeError: cannot do 'nonsense'", 'LookupError: no task 99']
print(scheduler.tasks[number].result, scheduler.tasks[number].error, scheduler.time)  # expect: None None 13
print(scheduler.trace)  # expect: ['end of 2', 'end of 3', 'end of 4', 'end of 5']

def echo(limit):
    received = []
    try:
        while len(received) < limit: received.append((yield len(received)))
    except GeneratorExit:
        out.append("closed after %d" % len(received))
        raise
    finally:
        out.append("finally")
    return received
def delegate(*bodies):
    total = []
    for body in bodies: total.extend((yield from body))
    return total
del out[:]
g = delegate(echo(2), echo(1))
print(next(g), g.send("x"), g.send("y"))  # expect: 0 1 0
try:
    g.send("z")
except StopIteration as stop:
    print(stop.value, out)  # expect: ['x', 'y', 'z'] ['finally', 'finally']
g = delegate(echo(5))
print(next(g), g.send(1), g.close(), out)
# expect: 0 1 None ['finally', 'finally', 'closed after 1', 'finally']
g = delegate(echo(5))
next(g)
try:
    g.throw(KeyError, KeyError("in")) if False else g.throw(KeyError("in"))
except KeyError as error:
    print(error, out[-1])  # expect: 'in' finally
def deep(n):
    if n == 0:
        got = yield "bottom"
        return [got]
    return (yield from deep(n - 1)) + [n]
g = deep(300)
print(next(g))  # expect: bottom
try:
    g.send("top")
except StopIteration as stop:
    print(stop.value[:3], len(stop.value), sum(stop.value[1:]))  # expect: ['top', 1, 2] 301 45150

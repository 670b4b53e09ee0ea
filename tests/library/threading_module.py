# libraries: 3.8
# Threads as programs use them: `threading`, `queue`, `concurrent.futures`.
import queue
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

main = threading.current_thread()
print(main.name, main is threading.main_thread(), threading.active_count(), main.daemon)

# Thread: names, arguments, subclasses, states.
box = []
thread = threading.Thread(target=lambda *args, **kwargs: box.append((args, kwargs)), name="first", args=(1, 2), kwargs={"a": 3})
print(thread.name, thread.is_alive(), thread.ident)
thread.start()
thread.join()
print(box, thread.is_alive(), thread.ident is not None)
for action in thread.start, threading.current_thread().join, threading.Thread().join:
    try:
        action()
    except RuntimeError as error:
        print(error)


class Worker(threading.Thread):
    def __init__(self, number):
        super().__init__(daemon=True)
        self.number = number

    def run(self):
        self.result = self.number ** 2, threading.current_thread() is self


workers = [Worker(number) for number in range(5)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print([worker.result for worker in workers])

# An exception is told, and is nobody else's business.
messages = []
if hasattr(threading, "excepthook"):
    original = threading.excepthook
    threading.excepthook = lambda args: messages.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
    thread = threading.Thread(target=lambda: 1 / 0, name="fails")
    thread.start()
    thread.join()
    print(messages)
    threading.excepthook = original
else:
    print([("ZeroDivisionError", "division by zero", "fails")])
thread = threading.Thread(target=sys.exit)
thread.start()
thread.join()

# Event, Condition, Semaphore, Barrier, Timer.
event = threading.Event()
print(event.wait(0.01), event.is_set())
thread = threading.Thread(target=lambda: (time.sleep(0.02), event.set()))
thread.start()
print(event.wait(10), event.is_set())
thread.join()

condition = threading.Condition()
items, taken = [], []


def takes():
    for _ in range(5):
        with condition:
            condition.wait_for(lambda: items)
            taken.append(items.pop(0))
            condition.notify_all()


threads = [threading.Thread(target=takes) for _ in range(2)]
for thread in threads:
    thread.start()
for item in range(10):
    with condition:
        condition.wait_for(lambda: not items)
        items.append(item)
        condition.notify_all()
for thread in threads:
    thread.join()
print(taken)
with condition:
    print(condition.wait(0.01))

semaphore = threading.BoundedSemaphore(2)
inside, most = [0], [0]


def enters():
    with semaphore:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.01)
        inside[0] -= 1


threads = [threading.Thread(target=enters) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, inside)

barrier = threading.Barrier(3)
passed = []
threads = [threading.Thread(target=lambda: passed.append(barrier.wait())) for _ in range(2)]
for thread in threads:
    thread.start()
passed.append(barrier.wait())
for thread in threads:
    thread.join()
print(sorted(passed), barrier.broken)

timer = threading.Timer(0.01, box.append, ["timer"])
timer.start()
timer.join()
cancelled = threading.Timer(1000, box.append, ["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(box[1:])

# local
local = threading.local()
local.x = "main"
thread = threading.Thread(target=lambda: box.append(hasattr(local, "x")))
thread.start()
thread.join()
print(box.pop(), local.x)

# queue: producers and consumers.
jobs, results = queue.Queue(5), queue.Queue()


def consumes():
    while True:
        job = jobs.get()
        if job is not None:
            results.put(job * 2)
        jobs.task_done()
        if job is None:
            break


consumers = [threading.Thread(target=consumes) for _ in range(3)]
for consumer in consumers:
    consumer.start()
for job in range(100):
    jobs.put(job)
jobs.join()
for consumer in consumers:
    jobs.put(None)
for consumer in consumers:
    consumer.join()
print(sorted(results.queue) == [job * 2 for job in range(100)], jobs.empty())
try:
    jobs.get(timeout=0.01)
except queue.Empty:
    print("empty")

# concurrent.futures
with ThreadPoolExecutor(4) as executor:
    print(list(executor.map(lambda x: x * x, range(20))))
    futures = [executor.submit(pow, 2, n) for n in range(5)]
    print(sorted(future.result() for future in as_completed(futures)))
    future = executor.submit(lambda: {}["missing"])
    print(type(future.exception()), future.exception())
    start = time.monotonic()
    list(executor.map(time.sleep, [0.5] * 4))
    print(time.monotonic() - start < 1.8)

# Who is no daemon is waited for at the end.
go_on = threading.Event()
thread = threading.Thread(target=lambda: (go_on.wait(), time.sleep(0.05), print("the last one")))
thread.start()
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print(threading.active_count() >= 3)
go_on.set()

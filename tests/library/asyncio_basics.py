# `asyncio`: tasks, queues, locks, timeouts, groups, exceptions, cancellation; the order in which things happen.
# libraries: 3.11
import asyncio
import contextvars
import signal
import os

log = []


async def step(name, delay, result=None):
    log.append("start " + name)
    await asyncio.sleep(delay)
    log.append("end " + name)
    return result


async def first():
    print(await asyncio.sleep(0, "slept"), await asyncio.gather(step("a", 0.02, 1), step("b", 0.01, 2), step("c", 0, 3)), log)
    task = asyncio.create_task(step("d", 5), name="a task")
    await asyncio.sleep(0)
    print(task.get_name(), task.done(), task.cancel())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", task.cancelled(), error.args)
    results = await asyncio.gather(step("e", 0), fail("gathered"), return_exceptions=True)
    print(results)
    done, pending = await asyncio.wait([asyncio.ensure_future(step("f", 0)), asyncio.ensure_future(step("g", 5))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [task.cancel() for task in pending])
    print([await future for future in asyncio.as_completed([step("h", 0.02, "slow"), step("i", 0, "fast")])])


async def fail(text):
    await asyncio.sleep(0)
    raise ValueError(text)


async def timeouts():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError as error:
        print("timeout", repr(error), isinstance(error.__cause__, asyncio.CancelledError))
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except asyncio.TimeoutError:
        print("waited")
    print(await asyncio.wait_for(step("quick", 0, "result"), 5))
    async with asyncio.timeout(None) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        print(limit.expired(), await asyncio.shield(step("shielded", 0, "kept")))


async def groups():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(step("g%d" % number, 0, number)) for number in range(3)]
    print([task.result() for task in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("one"))
            group.create_task(fail("two"))
            sleeper = group.create_task(asyncio.sleep(5))
    except* ValueError as error:
        print(error.exceptions, sleeper.cancelled())


async def queues():
    queue = asyncio.Queue(maxsize=2)
    received = []

    async def produce():
        for number in range(5):
            await queue.put(number)

    async def consume():
        while True:
            received.append(await queue.get())
            queue.task_done()

    consumer = asyncio.create_task(consume())
    await produce()
    await queue.join()
    consumer.cancel()
    print(received, queue.empty(), queue.full(), queue.qsize())
    priority = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        priority.put_nowait(item)
    print([priority.get_nowait() for _ in range(3)])
    try:
        priority.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")


async def locks():
    lock, event, semaphore, condition = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition()
    order = []

    async def worker(name):
        async with semaphore:
            async with lock:
                order.append(name)
                await asyncio.sleep(0)
            await event.wait()
            order.append(name.upper())

    tasks = [asyncio.create_task(worker(name)) for name in "abc"]
    await asyncio.sleep(0.01)
    print(order, lock.locked(), semaphore.locked())
    event.set()
    await asyncio.gather(*tasks)
    print(order)

    async def wait():
        async with condition:
            await condition.wait()
            order.append("notified")

    waiter = asyncio.create_task(wait())
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    await waiter
    barrier = asyncio.Barrier(3)
    print(order[-1], sorted(await asyncio.gather(*(barrier.wait() for _ in range(3)))))


async def context():
    variable = contextvars.ContextVar("variable", default="outside")

    async def inside():
        variable.set("inside")
        await asyncio.sleep(0)
        return variable.get()

    print(await asyncio.create_task(inside()), variable.get())


async def generators():
    async def count(end):
        try:
            for number in range(end):
                await asyncio.sleep(0)
                yield number
        finally:
            print("closed")

    print([number async for number in count(3)])
    numbers = count(10)
    async for number in numbers:
        if number == 2:
            break
    await numbers.aclose()


async def callbacks():
    loop = asyncio.get_running_loop()
    order = []
    future = loop.create_future()
    loop.call_later(0.02, order.append, "later")
    loop.call_soon(order.append, "soon")
    loop.call_at(loop.time() + 0.01, order.append, "at")
    handle = loop.call_later(0, order.append, "never")
    handle.cancel()
    loop.call_later(0.03, future.set_result, "result")
    print(await future, order, loop.is_running(), handle.cancelled())
    caught = []
    loop.set_exception_handler(lambda loop, context: caught.append(context["exception"]))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0.01)
    print(caught)
    got = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, got.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.wait_for(got.wait(), 5)
    print("signal", loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    r, w = os.pipe()
    arrived = loop.create_future()
    loop.add_reader(r, lambda: arrived.done() or arrived.set_result(os.read(r, 10)))
    os.write(w, b"to a reader")
    print(await arrived, loop.remove_reader(r))
    os.close(r)
    os.close(w)


for part in (first, timeouts, groups, queues, locks, context, generators, callbacks):
    print("#", part.__name__)
    asyncio.run(part())
try:
    asyncio.run(fail("out of the loop"))
except ValueError as error:
    print(repr(error))
with asyncio.Runner() as runner:
    print(runner.run(step("in a runner", 0, "answer")), runner.get_loop().is_closed())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(step("by hand", 0, 5)), loop.close(), loop.is_closed())


async def interrupted():
    asyncio.get_running_loop().call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(5)
    finally:
        print("cleaned up")


# A shell that starts something in the background lets it ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print("interrupted")
try:
    asyncio.run(asyncio.run)
except (TypeError, ValueError) as error:
    print(type(error).__name__)

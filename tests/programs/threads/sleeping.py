# Threads sleep and wait for files at the same time.
import _thread
import posix
import time

lock, over = _thread.allocate_lock(), _thread.allocate_lock()
over.acquire()
order = []


def sleeps(i, seconds):
    time.sleep(seconds)
    with lock:
        order.append(i)
        if len(order) == 10:
            over.release()


start = time.monotonic()
for i in range(10):
    _thread.start_new_thread(sleeps, (i, 0.15))
over.acquire()
took = time.monotonic() - start
print(sorted(order), 0.1 < took < 1.4)  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] True

# A pipe is read before it is written, and has room for less than what is written.
reader, writer = posix.pipe()
size = 300000
received = []


def reads():
    n = 0
    while n < size:
        n += len(posix.read(reader, 50000))
    received.append(n)
    over.release()


_thread.start_new_thread(reads, ())
time.sleep(0.01)
data = b"x" * size
while data:
    data = data[posix.write(writer, data):]
over.acquire()
print(received)  # expect: [300000]

# The same through buffers.
received = []


def reads_lines():
    with open(reader, "rb") as file:
        for line in file:
            received.append(len(line))
    over.release()


_thread.start_new_thread(reads_lines, ())
with open(writer, "wb") as file:
    for i in range(200):
        file.write(b"x" * (1000 + i) + b"\n")
over.acquire()
print(len(received), sum(received), received[:2], received[-1])  # expect: 200 220100 [1001, 1002] 1200

# A module that one thread loads is not seen half done by another one, unless both would wait for each other.
import _thread
import sys

lock, over = _thread.allocate_lock(), _thread.allocate_lock()
over.acquire()
seen = []


def imports(i):
    import slow_module
    with lock:
        seen.append(slow_module.last)
        if len(seen) == 4:
            over.release()


for i in range(4):
    _thread.start_new_thread(imports, (i,))
over.acquire()
print(seen, sys.modules["slow_module"].n_loads)  # expect: [2, 2, 2, 2] 1

# The module waits for a thread that imports it.
import module_that_starts_a_thread
print(module_that_starts_a_thread.found)  # expect: [2]

import _thread

first = 1
found = []
lock = _thread.allocate_lock()
lock.acquire()


def work():
    import slow_module
    found.append(slow_module.last)
    lock.release()


_thread.start_new_thread(work, ())
lock.acquire()

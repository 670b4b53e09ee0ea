# check with: 3.13
# select: files that are ready, by select, poll and epoll; objects with fileno(), timeouts, errors with names.
import posix, select, time
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
class File:
    def __init__(self, fd): self.fd = fd
    def fileno(self): return self.fd
    def __repr__(self): return "File"
r, w = posix.pipe()
R, W = File(r), File(w)
print(select.select([R], [W], [], 0), select.select([r], [], [], 0), select.select([], [], [], 0))
# expect: ([], [File], []) ([], [], []) ([], [], [])
posix.write(w, b"abc")
print(select.select([R, R], [W], [R]), select.select((R,), {W: 1}, iter([]), None), select.select([r], [], [], 5) == ([r], [], []))
# expect: ([File, File], [File], []) ([File], [File], []) True
start = time.monotonic(); select.select([], [], [], 0.02); print(0.015 < time.monotonic() - start < 60)
# expect: True
print(attempt(select.select, [], [], [], -1), attempt(select.select, [], [], [], "1"), attempt(select.select, [], [], [], float("nan")), attempt(select.select, 1, [], []), attempt(select.select, [1.5], [], []), attempt(select.select, [-1], [], []), attempt(select.select, [99999], [], []), attempt(select.select, [File("x")], [], []), attempt(select.select), sep="\n")
# expect: ValueError: timeout must be non-negative
# expect: TypeError: timeout must be a float or None
# expect: ValueError: Invalid value NaN (not a number)
# expect: TypeError: arguments 1-3 must be sequences
# expect: TypeError: argument must be an int, or have a fileno() method.
# expect: ValueError: file descriptor cannot be a negative integer (-1)
# expect: ValueError: filedescriptor out of range in select()
# expect: TypeError: fileno() returned a non-integer
# expect: TypeError: select expected at least 3 arguments, got 0
p = select.poll()
print(type(p), p.register(R), p.register(w, select.POLLOUT), p.poll(0) == [(r, select.POLLIN), (w, select.POLLOUT)], p.modify(w, 0), p.poll() == [(r, select.POLLIN)], p.unregister(w), posix.read(r, 10), p.poll(1), p.poll(0.5))
# expect: <class 'select.poll'> None None True None True None b'abc' [] []
print(attempt(p.unregister, w).replace(str(w), "W"), attempt(p.modify, w, 1), attempt(p.register, w, -1), attempt(p.register, w, 70000), attempt(p.register, "x"), attempt(p.poll, "x"), attempt(p.poll, 1e12), attempt(p.poll, 2 ** 70), attempt(type(p)), sep="\n")
# expect: KeyError: W
# expect: FileNotFoundError: [Errno 2] No such file or directory
# expect: ValueError: value must be positive
# expect: OverflowError: Python int too large for C unsigned short
# expect: TypeError: argument must be an int, or have a fileno() method.
# expect: TypeError: timeout must be an integer or None
# expect: OverflowError: timeout is too large
# expect: OverflowError: timestamp too large to convert to C PyTime_t
# expect: TypeError: cannot create 'select.poll' instances
posix.close(w); print(p.poll() == [(r, select.POLLHUP)], p.register(w), p.poll() == [(r, select.POLLHUP), (w, select.POLLNVAL)], p.unregister(w), attempt(select.select, [w], [], []))
# expect: True None True None OSError: [Errno 9] Bad file descriptor
r2, w2 = posix.pipe()
# Failures while the collector looks at the files (under PYREGRINE_GC_STRESS at each).
p = select.poll(); print(attempt(p.modify, 77, 1), attempt(p.unregister, 78), [attempt(p.modify, 79, n).split(":")[0] for n in range(20)] == ["FileNotFoundError"] * 20, sep="\n")
# expect: FileNotFoundError: [Errno 2] No such file or directory
# expect: KeyError: 78
# expect: True
with select.epoll() as e:
    print(e.closed, e.fileno() > 2, e.register(r2, select.EPOLLIN), e.register(fd=w2, eventmask=select.EPOLLOUT | select.EPOLLET), e.poll(0) == [(w2, select.EPOLLOUT)], e.poll(timeout=0.01), posix.write(w2, b"x"))
    # expect: False True None None True [] 1
    print(sorted(e.poll(1)) == [(r2, select.EPOLLIN)] or e.poll(0), e.poll(maxevents=1) == [(r2, 1)], e.modify(r2, 0), e.poll(0), e.modify(r2, select.EPOLLIN), e.unregister(w2), e.poll() == [(r2, 1)], posix.get_inheritable(e.fileno()))
    # expect: True True None [] None None True False
    print(attempt(e.register, r2), attempt(e.unregister, w2), attempt(e.modify, w2, 1), attempt(e.register, 1000), attempt(e.poll, "x"), attempt(e.poll, 0, 0), attempt(e.poll, 0, -5), attempt(e.poll, 1e30), attempt(e.register, "x"), sep="\n")
    # expect: FileExistsError: [Errno 17] File exists
    # expect: FileNotFoundError: [Errno 2] No such file or directory
    # expect: FileNotFoundError: [Errno 2] No such file or directory
    # expect: OSError: [Errno 9] Bad file descriptor
    # expect: TypeError: timeout must be an integer or None
    # expect: ValueError: maxevents must be greater than 0, got 0
    # expect: ValueError: maxevents must be greater than 0, got -5
    # expect: OverflowError: timestamp out of range for platform time_t
    # expect: TypeError: argument must be an int, or have a fileno() method.
    other = select.epoll.fromfd(posix.dup(e.fileno())); print(other.poll() == [(r2, 1)], other.close(), other.close(), other.closed)
    # expect: True None None True
print(e.closed, attempt(e.fileno), attempt(e.poll), attempt(e.register, 1), attempt(e.__enter__), e.close(), sep="\n")
# expect: True
# expect: ValueError: I/O operation on closed epoll object
# expect: ValueError: I/O operation on closed epoll object
# expect: ValueError: I/O operation on closed epoll object
# expect: ValueError: I/O operation on closed epoll object
# expect: None
print(attempt(select.epoll, 0), attempt(select.epoll, -2), attempt(select.epoll, 1, 7), attempt(select.epoll, flags=select.EPOLL_CLOEXEC).close(), attempt(select.epoll, x=1), select.error is OSError, sep="\n")
# expect: ValueError: negative sizehint
# expect: ValueError: negative sizehint
# expect: OSError: invalid flags
# expect: None
# expect: TypeError: epoll() got an unexpected keyword argument 'x'
# expect: True
print(sorted(name for name in dir(select) if not name.startswith("_")), [getattr(select, name) for name in dir(select) if name[0] in "EP"])
# expect: ['EPOLLERR', 'EPOLLET', 'EPOLLEXCLUSIVE', 'EPOLLHUP', 'EPOLLIN', 'EPOLLMSG', 'EPOLLONESHOT', 'EPOLLOUT', 'EPOLLPRI', 'EPOLLRDBAND', 'EPOLLRDHUP', 'EPOLLRDNORM', 'EPOLLWRBAND', 'EPOLLWRNORM', 'EPOLL_CLOEXEC', 'PIPE_BUF', 'POLLERR', 'POLLHUP', 'POLLIN', 'POLLMSG', 'POLLNVAL', 'POLLOUT', 'POLLPRI', 'POLLRDBAND', 'POLLRDHUP', 'POLLRDNORM', 'POLLWRBAND', 'POLLWRNORM', 'epoll', 'error', 'poll', 'select'] [8, 2147483648, 268435456, 16, 1, 1024, 1073741824, 4, 2, 128, 8192, 64, 512, 256, 524288, 4096, 8, 16, 1, 1024, 32, 4, 2, 128, 8192, 64, 512, 256]

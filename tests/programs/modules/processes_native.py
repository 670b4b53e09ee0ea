# check with: 3.13
# requires: 3.8
# _posixsubprocess: programs in new processes, with their streams, files, directory, environment, sessions; what fails before and after fork.
import posix
from _posixsubprocess import fork_exec
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def start(args, *, executables=None, close_fds=True, keep=(), cwd=None, env=None, stdin=-1, stdout=-1, stderr=-1, restore=True, session=False, group=-1, gid=None, groups=None, uid=None, umask=-1, function=None):
    report, write = posix.pipe()
    if executables is None: executables = [args[0] if isinstance(args[0], bytes) else str(args[0]).encode()]
    try: pid = fork_exec(args, executables, close_fds, tuple(sorted({*keep, write})), cwd, env, stdin, -1, -1, stdout, -1, stderr, report, write, restore, session, group, gid, groups, uid, umask, function, False)
    finally: posix.close(write)
    failure = b""
    while part := posix.read(report, 1000): failure += part
    posix.close(report)
    status = posix.waitpid(pid, 0)[1]
    return failure or posix.waitstatus_to_exitcode(status)
def output(args, **options):
    r, w = posix.pipe()
    try: result = start(args, stdout=w, **options)
    finally: posix.close(w)
    data = posix.read(r, 10000); posix.close(r); return result, data
def sh(text, **options): return output(["/bin/sh", "-c", text], **options)
print(start(["/bin/true"]), start(["/bin/false"]), start(["/bin/sh", "-c", "exit 7"]), start(["/bin/sh", "-c", "kill -9 $$"]), start([b"/bin/sh", "-c", b"exit 3"]))
# expect: 0 1 7 -9 3
print(sh("echo hi"), sh("echo $0 $1; exit 5"), output(["/bin/echo", "\udcff"]), sh("pwd", cwd="/"), sh("pwd", cwd=b"/usr"), sh("echo $A-$B", env=[b"A=1", b"B=x y"]), sh("umask", umask=0o077))
# expect: (0, b'hi\n') (5, b'/bin/sh\n') (0, b'\xff\n') (0, b'/\n') (0, b'/usr\n') (0, b'1-x y\n') (0, b'0077\n')
print(start(["nothing"], executables=[b"/nonexistent"]), start(["nothing"], executables=[b"/nonexistent", b"/etc/passwd/x", b"/etc"]), output(["other name", "-c", "echo $0"], executables=[b"/nonexistent/sh", b"/bin/sh"]), start(["/bin/true"], cwd="/nonexistent"), start(["/bin/true"], cwd=b"/etc/passwd"), start(["x"], executables=[]))
# expect: b'OSError:2:' b'OSError:d:' (0, b'other name\n') b'OSError:2:noexec:chdir' b'OSError:14:noexec:chdir' b'SubprocessError:0:'
r, w = posix.pipe(); posix.write(w, b"from stdin"); posix.close(w)
print(output(["/bin/cat"], stdin=r), posix.close(r))  # expect: (0, b'from stdin') None
r, w = posix.pipe(); print(posix.get_inheritable(w), sh("echo kept >&%d" % w, keep=[w]), posix.read(r, 100), posix.get_inheritable(w), sh("(echo lost >&%d) 2>/dev/null; echo $?" % w)[1] != b"0\n")
# expect: False (0, b'') b'kept\n' False True
posix.set_inheritable(w, True); print(sh("echo open >&%d" % w, close_fds=False), posix.read(r, 100), sh("(echo lost >&%d) 2>/dev/null; echo $?" % w)[1] != b"0\n")
# expect: (0, b'') b'open\n' True
print(sh("echo err >&2", stderr=w), posix.read(r, 100), posix.close(r), posix.close(w))
# expect: (0, b'') b'err\n' None None
def ids(**options):
    result, data = output(["/bin/cat", "/proc/self/stat"], **options); fields = data.rsplit(b")")[-1].split(); return result, int(data.split()[0]) == int(fields[2]), int(data.split()[0]) == int(fields[3])
print(ids(), ids(session=True), ids(group=0))  # expect: (0, False, False) (0, True, True) (0, True, False)
print(attempt(fork_exec), attempt(fork_exec, 1, 2, 3), attempt(start, ["/bin/true"], executables=["text"]), attempt(start, [5]), attempt(start, ["a\0b"]), attempt(start, ["/bin/true"], cwd=5), attempt(start, ["/bin/true"], uid="x"), attempt(start, ["/bin/true"], gid=-5), attempt(start, ["/bin/true"], uid=2 ** 40), attempt(start, ["/bin/true"], keep=[-1]), attempt(start, ["/bin/true"], keep=[2 ** 40]), sep="\n")
# expect: TypeError: fork_exec expected 23 arguments, got 0
# expect: TypeError: fork_exec expected 23 arguments, got 3
# expect: TypeError: expected bytes, str found
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: ValueError: embedded null byte
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: uid should be integer, not str
# expect: OverflowError: gid is less than minimum
# expect: OverflowError: uid is less than minimum
# expect: ValueError: bad value(s) in fds_to_keep
# expect: ValueError: bad value(s) in fds_to_keep
print(attempt(posix.pidfd_open, -1), attempt(posix.wait), posix.waitstatus_to_exitcode(0x100), posix.sysconf("SC_IOV_MAX"))
# expect: OSError: [Errno 22] Invalid argument ChildProcessError: [Errno 10] No child processes 1 1024
r, w = posix.pipe(); pid = fork_exec(["/bin/sh", "-c", "exit 4"], [b"/bin/sh"], False, (), None, None, -1, -1, -1, -1, -1, -1, r, w, True, False, -1, None, None, None, -1, None, False)
f = posix.pidfd_open(pid); print(f > 2, posix.get_inheritable(f), posix.wait() == (pid, 0x400), posix.close(f))
# expect: True False True None

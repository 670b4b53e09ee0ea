# posix: files, directories, descriptors, processes; errors with numbers and names.
# check with: 3.13
import posix

folder = "/tmp/pyregrine-posix-%d" % posix.getpid()
posix.mkdir(folder)

def show(function):
    try:
        result = function()
    except Exception as e:
        result = type(e).__name__ + ": " + str(e)
        if isinstance(e, OSError):
            result += " %r %r %r" % (e.errno, e.filename, e.filename2)
    print(str(result).replace(folder, "DIR"))

path = folder + "/f"
number = posix.open(path, posix.O_CREAT | posix.O_RDWR, 0o640)
print(posix.write(number, b"hello world"), posix.lseek(number, 2, 0), posix.read(number, 3), posix.fstat(number).st_size, posix.pread(number, 4, 6), posix.pwrite(number, b"W", 6))
# expect: 11 2 b'llo' 11 b'worl' 1
posix.ftruncate(number, 8)
posix.fsync(number)
print(posix.lseek(number, 0, 2), posix.isatty(number), posix.get_inheritable(number), posix.get_blocking(number))
# expect: 8 False False True
second = posix.dup(number)
print(second != number, posix.lseek(second, 0, 1), posix.close(second))  # expect: True 8 None
third = posix.dup2(number, 200)
print(third, posix.get_inheritable(200), posix.close(200), posix.close(number))  # expect: 200 True None None
posix.chmod(path, 0o600)
s = posix.stat(path)
print(oct(s.st_mode), s.st_size, s[6], len(s), s.st_mtime_ns // 10**9 == s[8], isinstance(s.st_mtime, float), s.n_fields >= 19, s.n_sequence_fields, s.st_blksize > 0)
# expect: 0o100600 8 8 10 True True True 10 True
posix.utime(path, (1000000000, 1100000000.5))
print(posix.stat(path).st_atime, posix.stat(path).st_mtime, posix.stat(path).st_mtime_ns)
# expect: 1000000000.0 1100000000.5 1100000000500000000
posix.utime(path, ns=(5, 1234567890123456789))
print(posix.stat(path).st_atime_ns, posix.stat(path).st_mtime_ns, repr(posix.stat(path)).split(', ')[6:9])
# expect: 5 1234567890123456789 ['st_size=8', 'st_atime=0', 'st_mtime=1234567890']
posix.symlink("f", folder + "/link")
posix.link(path, folder + "/hard")
posix.mkdir(folder + "/sub", 0o700)
posix.symlink("nowhere", folder + "/broken")
print(posix.readlink(folder + "/link"), posix.readlink(folder.encode() + b"/link"), oct(posix.lstat(folder + "/link").st_mode)[:4], posix.stat(folder + "/hard").st_nlink)
# expect: f b'f' 0o12 2
print(sorted(posix.listdir(folder)), sorted(posix.listdir(folder.encode())))
# expect: ['broken', 'f', 'hard', 'link', 'sub'] [b'broken', b'f', b'hard', b'link', b'sub']
with posix.scandir(folder) as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(e, e.name, e.path.replace(folder, "DIR"), e.is_dir(), e.is_file(), e.is_symlink(), e.is_file(follow_symlinks=False), e.stat(follow_symlinks=False).st_ino == e.inode())
        # expect: <DirEntry 'broken'> broken DIR/broken False False True False True
        # expect: <DirEntry 'f'> f DIR/f False True False True True
        # expect: <DirEntry 'hard'> hard DIR/hard False True False True True
        # expect: <DirEntry 'link'> link DIR/link False True True False True
        # expect: <DirEntry 'sub'> sub DIR/sub True False False False True
posix.rename(path, folder + "/g")
posix.replace(folder + "/g", folder + "/h")
print(sorted(posix.listdir(folder)), posix.access(folder + "/h", posix.R_OK), posix.access(folder + "/g", posix.F_OK))
# expect: ['broken', 'h', 'hard', 'link', 'sub'] True False
here = posix.open(folder, posix.O_RDONLY)
print(sorted(posix.listdir(here)), posix.stat("h", dir_fd=here).st_size)
# expect: ['broken', 'h', 'hard', 'link', 'sub'] 8
posix.mkdir("inner", dir_fd=here)
posix.rename("inner", "outer", src_dir_fd=here, dst_dir_fd=here)
posix.rmdir("outer", dir_fd=here)
posix.unlink("hard", dir_fd=here)
posix.close(here)
before = posix.getcwd()
posix.chdir(folder)
print(posix.getcwd() == folder, posix.getcwdb() == folder.encode(), posix.stat("h").st_size)
# expect: True True 8
posix.chdir(before)
posix.truncate(folder + "/h", 3)
print(posix.stat(folder + "/h").st_size, posix.umask(0o22) is not None)  # expect: 3 True
r, w = posix.pipe()
print(posix.write(w, b"pipe"), posix.read(r, 10), posix.close(w), posix.read(r, 10), posix.close(r))
# expect: 4 b'pipe' None b'' None
print(posix.system("exit 3"), posix.waitstatus_to_exitcode(posix.system("exit 5")), posix.WEXITSTATUS(768), posix.WIFEXITED(768), posix.WIFSIGNALED(9), posix.WTERMSIG(9))
# expect: 768 5 3 True True 9
print(posix.system("test \"$PYREGRINE_X\" = y"), posix.putenv("PYREGRINE_X", "y"), posix.system("test \"$PYREGRINE_X\" = y"), posix.unsetenv("PYREGRINE_X"), posix.system("test \"$PYREGRINE_X\" = y"))
# expect: 256 None 0 None 256
print(posix.strerror(2), posix.strerror(9999), posix.fspath("a"), len(posix.urandom(5)), posix.getpid() == posix.getpid(), posix.getuid() == posix.geteuid())
# expect: No such file or directory Unknown error 9999 a 5 True True
for p in ["", "/", "//", "///a", "a/b/../c", "../a", "/..", "a//b/./c/", "./..", "//a/../b"]:
    print(repr(p), posix._path_normpath(p), posix._path_splitroot_ex(p))
    # expect: '' . ('', '', '')
    # expect: '/' / ('', '/', '')
    # expect: '//' // ('', '//', '')
    # expect: '///a' /a ('', '/', '//a')
    # expect: 'a/b/../c' a/c ('', '', 'a/b/../c')
    # expect: '../a' ../a ('', '', '../a')
    # expect: '/..' / ('', '/', '..')
    # expect: 'a//b/./c/' a/b/c ('', '', 'a//b/./c/')
    # expect: './..' .. ('', '', './..')
    # expect: '//a/../b' //b ('', '//', 'a/../b')
print(type(posix.uname()).__name__, posix.uname().sysname, posix.uname()[0], len(posix.times()), posix.cpu_count() > 0)
# expect: uname_result Linux Linux 5 True

class P:
    def __fspath__(self): return folder + "/h"

class Q:
    def __fspath__(self): return 5

print(posix.stat(P()).st_size, posix.fspath(P()).replace(folder, "DIR"))  # expect: 3 DIR/h
checks = [
    lambda: posix.stat(None), lambda: posix.stat(1.5), lambda: posix.stat("/none"), lambda: posix.stat(b"/none"), lambda: posix.mkdir(1), lambda: posix.listdir(1.5), lambda: posix.listdir("/none"),
    lambda: posix.scandir(1.5), lambda: posix.stat("a\0b"), lambda: posix.stat(b"a\0b"), lambda: posix.rename("/none", "/none2"), lambda: posix.rename(1, 2), lambda: posix.open("/none", 0),
    lambda: posix.close(999), lambda: posix.read(999, 1), lambda: posix.write(1, "a"), lambda: posix.fstat(999), lambda: posix.readlink("/none"), lambda: posix.chdir("/none"),
    lambda: posix.kill(99999999, 0), lambda: posix.waitpid(-1, 0), lambda: posix.dup(999), lambda: posix.get_terminal_size(999), lambda: posix.putenv("a=b", "c"), lambda: posix.putenv("", "c"),
    lambda: posix.unsetenv("a="), lambda: posix.fspath(1), lambda: posix.fspath(Q()), lambda: posix.urandom(-1), lambda: posix.symlink("x", folder + "/h"), lambda: posix.link("/none", folder + "/q"),
    lambda: posix.utime("/none"), lambda: posix.utime("/none", (1, 2), ns=(1, 2)), lambda: posix.utime("/none", 1), lambda: posix.execv("/none", []), lambda: posix.execv("/none", ["a"]),
    lambda: posix.execv("/none", 1), lambda: posix.mkdir(folder), lambda: posix.rmdir(folder), lambda: posix.unlink(folder), lambda: posix.close("a"), lambda: posix.close(2**40),
    lambda: posix.terminal_size((1, 2)), lambda: posix.terminal_size((1,)), lambda: posix.stat_result(range(10)), lambda: posix.stat_result(range(9)), lambda: posix.stat(999),
    lambda: posix.stat("/", dir_fd="a"), lambda: posix.stat(0, dir_fd=0), lambda: posix.DirEntry(), lambda: posix.open(folder, posix.O_WRONLY), lambda: posix.read(0, -1), lambda: posix.lseek(999, 0, 0),
]
for check in checks:
    show(check)
    # expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not NoneType
    # expect: TypeError: stat: path should be string, bytes, os.PathLike or integer, not float
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none' 2 '/none' None
    # expect: FileNotFoundError: [Errno 2] No such file or directory: b'/none' 2 b'/none' None
    # expect: TypeError: mkdir: path should be string, bytes or os.PathLike, not int
    # expect: TypeError: listdir: path should be string, bytes, os.PathLike, integer or None, not float
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none' 2 '/none' None
    # expect: TypeError: scandir: path should be string, bytes, os.PathLike, integer or None, not float
    # expect: ValueError: stat: embedded null character in path
    # expect: ValueError: stat: embedded null character in path
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none' -> '/none2' 2 '/none' '/none2'
    # expect: TypeError: rename: src should be string, bytes or os.PathLike, not int
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none' 2 '/none' None
    # expect: OSError: [Errno 9] Bad file descriptor 9 None None
    # expect: OSError: [Errno 9] Bad file descriptor 9 None None
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: OSError: [Errno 9] Bad file descriptor 9 None None
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none' 2 '/none' None
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none' 2 '/none' None
    # expect: ProcessLookupError: [Errno 3] No such process 3 None None
    # expect: ChildProcessError: [Errno 10] No child processes 10 None None
    # expect: OSError: [Errno 9] Bad file descriptor 9 None None
    # expect: OSError: [Errno 9] Bad file descriptor 9 None None
    # expect: ValueError: illegal environment variable name
    # expect: OSError: [Errno 22] Invalid argument 22 None None
    # expect: OSError: [Errno 22] Invalid argument 22 None None
    # expect: TypeError: expected str, bytes or os.PathLike object, not int
    # expect: TypeError: expected Q.__fspath__() to return str or bytes, not int
    # expect: ValueError: negative argument not allowed
    # expect: FileExistsError: [Errno 17] File exists: 'x' -> 'DIR/h' 17 'x' 'DIR/h'
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none' -> 'DIR/q' 2 '/none' 'DIR/q'
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none' 2 '/none' None
    # expect: ValueError: utime: you may specify either 'times' or 'ns' but not both
    # expect: TypeError: utime: 'times' must be either a tuple of two ints or None
    # expect: ValueError: execv() arg 2 must not be empty
    # expect: FileNotFoundError: [Errno 2] No such file or directory 2 None None
    # expect: TypeError: execv() arg 2 must be a tuple or list
    # expect: FileExistsError: [Errno 17] File exists: 'DIR' 17 'DIR' None
    # expect: OSError: [Errno 39] Directory not empty: 'DIR' 39 'DIR' None
    # expect: IsADirectoryError: [Errno 21] Is a directory: 'DIR' 21 'DIR' None
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: OverflowError: Python int too large to convert to C int
    # expect: os.terminal_size(columns=1, lines=2)
    # expect: TypeError: os.terminal_size() takes a 2-sequence (1-sequence given)
    # expect: os.stat_result(st_mode=0, st_ino=1, st_dev=2, st_nlink=3, st_uid=4, st_gid=5, st_size=6, st_atime=7, st_mtime=8, st_ctime=9)
    # expect: TypeError: os.stat_result() takes an at least 10-sequence (9-sequence given)
    # expect: OSError: [Errno 9] Bad file descriptor: 999 9 999 None
    # expect: TypeError: argument should be integer or None, not str
    # expect: ValueError: stat: can't specify dir_fd without matching path
    # expect: TypeError: cannot create 'posix.DirEntry' instances
    # expect: IsADirectoryError: [Errno 21] Is a directory: 'DIR' 21 'DIR' None
    # expect: OSError: [Errno 22] Invalid argument 22 None None
    # expect: OSError: [Errno 9] Bad file descriptor 9 None None
for name in posix.listdir(folder):
    full = folder + "/" + name
    (posix.rmdir if name == "sub" else posix.unlink)(full)
posix.rmdir(folder)
show(lambda: posix.stat(folder))
# expect: FileNotFoundError: [Errno 2] No such file or directory: 'DIR' 2 'DIR' None

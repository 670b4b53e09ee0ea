# check with: 3.13
# posix: files in a folder of its own, descriptors, stat, links, renaming, listing, pipes, environment, errors with names.
import posix, errno
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
base = "/tmp/pyregrine_posix_%d" % posix.getpid()
posix.mkdir(base)
def p(name): return base + "/" + name
def clean(text): return text.replace(base, "BASE") if isinstance(text, str) else text
try:
    fd = posix.open(p("a"), posix.O_RDWR | posix.O_CREAT | posix.O_TRUNC, 0o644)
    print(posix.write(fd, b"hello world"), posix.lseek(fd, 6, 0), posix.read(fd, 100), posix.lseek(fd, -5, 2), posix.read(fd, 2), posix.ftruncate(fd, 5), posix.fstat(fd).st_size, posix.pread(fd, 3, 1) if hasattr(posix, "pread") else b"ell", posix.isatty(fd), posix.close(fd))
    # expect: 11 6 b'world' 6 b'wo' None 5 b'ell' False None
    print(clean(attempt(posix.read, fd, 1)), clean(attempt(posix.open, p("none"), posix.O_RDONLY)), clean(attempt(posix.mkdir, base)), clean(attempt(posix.rmdir, p("none"))), clean(attempt(posix.stat, p("none"))), clean(attempt(posix.listdir, p("a"))), clean(attempt(posix.unlink, base)), clean(attempt(posix.rename, p("x"), p("y"))), clean(attempt(posix.open, 5, 0)), clean(attempt(posix.stat, "a\0b")))
    # expect: OSError: [Errno 9] Bad file descriptor FileNotFoundError: [Errno 2] No such file or directory: 'BASE/none' FileExistsError: [Errno 17] File exists: 'BASE' FileNotFoundError: [Errno 2] No such file or directory: 'BASE/none' FileNotFoundError: [Errno 2] No such file or directory: 'BASE/none' NotADirectoryError: [Errno 20] Not a directory: 'BASE/a' IsADirectoryError: [Errno 21] Is a directory: 'BASE' FileNotFoundError: [Errno 2] No such file or directory: 'BASE/x' -> 'BASE/y' TypeError: open: path should be string, bytes or os.PathLike, not int ValueError: stat: embedded null character in path
    try: posix.stat(p("none"))
    except FileNotFoundError as error: print(error.errno == errno.ENOENT, clean(error.filename), error.strerror, error.filename2)
    # expect: True BASE/none No such file or directory None
    try: posix.rename(p("x"), p("y"))
    except OSError as error: print(type(error).__name__, clean(error.filename), clean(error.filename2))
    # expect: FileNotFoundError BASE/x BASE/y
    posix.mkdir(p("sub")); posix.symlink("a", p("link")); posix.link(p("a"), p("hard"))
    print(sorted(posix.listdir(base)), posix.readlink(p("link")), posix.stat(p("link")).st_size, posix.lstat(p("link")).st_size, posix.stat(p("hard")).st_nlink, posix.stat(p("a")).st_ino == posix.stat(p("hard")).st_ino, oct(posix.stat(p("a")).st_mode), posix.chmod(p("a"), 0o600), oct(posix.stat(p("a")).st_mode & 0o777), posix.access(p("a"), posix.R_OK), posix.access(p("zz"), posix.F_OK))
    # expect: ['a', 'hard', 'link', 'sub'] a 5 1 2 True 0o100644 None 0o600 True False
    posix.rename(p("hard"), p("sub/moved")); posix.replace(p("sub/moved"), p("moved"))
    print(sorted(posix.listdir(base)), posix.listdir(p("sub")), sorted(e.name + ("/" if e.is_dir() else "@" if e.is_symlink() else "") for e in posix.scandir(base)), sorted(posix.listdir(base.encode()))[0], posix.fspath("x") if hasattr(posix, "fspath") else "x")
    # expect: ['a', 'link', 'moved', 'sub'] [] ['a', 'link@', 'moved', 'sub/'] b'a' x
    old = posix.getcwd(); posix.chdir(base)
    print(clean(posix.getcwd()), sorted(posix.listdir("."))[:2], posix.stat("a").st_size, posix.chdir(old), posix.getcwd() == old)
    # expect: BASE ['a', 'link'] 5 None True
    r, w = posix.pipe()
    print(posix.write(w, b"through the pipe"), posix.close(w), posix.read(r, 7), posix.read(r, 100), posix.read(r, 10), posix.close(r))
    # expect: 16 None b'through' b' the pipe' b'' None
    fd = posix.open(p("a"), posix.O_RDONLY); other = posix.dup(fd); posix.close(fd)
    print(posix.read(other, 5), posix.close(other), posix.utime(p("a"), (1000, 2000)), posix.stat(p("a")).st_mtime, posix.stat(p("a")).st_mtime_ns, posix.stat(p("a"))[8], len(posix.stat(p("a"))), posix.stat(p("a")).st_mode == posix.stat(p("a"))[0])
    # expect: b'hello' None None 2000.0 2000000000000 2000 10 True
    with open(p("text"), "w", encoding="utf-8", newline="") as f: print(f.write("é\nzwei\r\ndrei"), f.tell() > 0, f.name == p("text"), f.mode, f.encoding, f.closed)
    # expect: 12 True True w utf-8 False
    with open(p("text"), encoding="utf-8") as f: print(ascii(f.readlines()), f.closed)
    # expect: ['\xe9\n', 'zwei\n', 'drei'] False
    with open(p("text"), "rb") as f: print(f.read(3), f.readline(), f.seek(0), len(f.read()), clean(attempt(open, p("nope")).replace(base, "BASE")), attempt(open, p("text"), "q"), attempt(open, p("text"), "rw"), attempt(open, p("text"), "rb", encoding="ascii"), attempt(f.write, b"x"))
    # expect: b'\xc3\xa9\n' b'zwei\r\n' 0 13 FileNotFoundError: [Errno 2] No such file or directory: 'BASE/nope' ValueError: invalid mode: 'q' ValueError: must have exactly one of create/read/write/append mode ValueError: binary mode doesn't take an encoding argument UnsupportedOperation: write
    with open(p("text"), "a+b") as f: f.write(b"!"); f.seek(0); print(f.read()[-3:])  # expect: b'ei!'
    print(clean(attempt(open, p("text"), "x")), clean(attempt(open, base)), f.closed, attempt(f.read), posix.WEXITSTATUS(posix.system("exit 3")), posix.strerror(2), posix.getpid() > 1, isinstance(posix.environ, dict), posix.umask(posix.umask(0o22)) is not None, len(posix.urandom(5)), posix.get_terminal_size is not None)
    # expect: FileExistsError: [Errno 17] File exists: 'BASE/text' IsADirectoryError: [Errno 21] Is a directory: 'BASE' True ValueError: read of closed file 3 No such file or directory True True True 5 True
finally:
    for name in ("a", "link", "moved", "text"): posix.unlink(p(name))
    posix.rmdir(p("sub")); posix.rmdir(base)
print(posix.access(base, posix.F_OK))  # expect: False

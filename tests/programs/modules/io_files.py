# _io: raw and buffered files in a temporary folder; the words of the errors.
# check with: 3.13
import io, posix

folder = "/tmp/pyregrine-io-files-%d" % posix.getpid()
posix.mkdir(folder)
path = folder + "/f"

def show(function):
    try:
        result = function()
    except Exception as e:
        result = type(e).__name__ + ": " + str(e)
    print(str(result).replace(folder, "DIR") if not isinstance(result, bytes) else result)

def closed(file):
    file.close()
    return file

with open(path, "wb") as f:
    print(f.write(b"hello\nworld\r\nx"), f.tell(), f.closed)  # expect: 14 14 False
print(f.closed)  # expect: True
with open(path, "rb") as f:
    print(f.read(3), f.tell(), f.read1(2), f.peek()[:3], f.readline(), f.readline(4), f.tell(), f.seek(-3, 2), f.read(), f.read(), f.readinto(bytearray(3)))
    # expect: b'hel' 3 b'lo' b'\nwo' b'\n' b'worl' 10 11 b'\r\nx' b'' 0
    f.seek(0)
    print(list(f), f.tell())  # expect: [b'hello\n', b'world\r\n', b'x'] 14
    target = bytearray(5)
    f.seek(1)
    print(f.readinto(target), target, f.readinto1(target), target)
    # expect: 5 bytearray(b'world') 5 bytearray(b'world')
    f.seek(0)
    print(f.readlines(), f.seek(6), f.readlines(1), f.seekable(), f.readable(), f.writable(), f.isatty())
    # expect: [b'hello\n', b'world\r\n', b'x'] 6 [b'world\r\n'] True True False False
with open(path, "r+b") as f:
    print(f.read(2), f.write(b"LLO"), f.tell(), f.read(3), f.seek(0), f.read())
    # expect: b'he' 3 5 b'\nwo' 0 b'heLLO\nworld\r\nx'
    f.seek(3)
    f.truncate()
    f.seek(0)
    print(f.read(), f.write(b"-end"), f.seek(0), f.read())  # expect: b'heL' 4 0 b'heL-end'
with open(path, "ab") as f:
    print(f.tell(), f.write(b"!"), f.tell())  # expect: 7 1 8
with open(path, "a+b") as f:
    print(f.tell(), f.seek(0), f.read(), f.write(b"?"), f.seek(0), f.read())
    # expect: 8 0 b'heL-end!' 1 0 b'heL-end!?'
with open(path, "rb", buffering=0) as f:
    print(f.read(2), f.tell(), f.readall(), f.read(), f.mode, f.closefd, f.readable(), f.writable(), f.seekable())
    # expect: b'he' 2 b'L-end!?' b'' rb True True False True
with open(path, "wb", buffering=4) as f:
    for part in [b"a", b"bc", b"de", b"fghijklmnop", b"q"]:
        f.write(part)
    print(f.tell())  # expect: 17
print(open(path, "rb").read())  # expect: b'abcdefghijklmnopq'
f = open(path, "wb")
f.write(b"unflushed")
print(open(path, "rb").read() in (b"", b"unflushed"))  # expect: True
f.flush()
print(open(path, "rb").read())  # expect: b'unflushed'
f.close()
f.close()
data = bytes(range(256)) * 100
with open(path, "wb") as f:
    f.writelines([data[:1000], memoryview(data)[1000:9000], bytearray(data[9000:])])
with open(path, "rb") as f:
    print(f.read() == data, f.seek(5000), f.read(10) == data[5000:5010], f.seek(10, 1), f.read(10000) == data[5020:15020], f.tell())
    # expect: True 5000 True 5020 True 15020
with open(path, "rb", buffering=16) as f:
    print([len(f.read(n)) for n in (0, 1, 15, 16, 17, 100, 30000)], b"".join(iter(lambda: f.read(7), b"")) == b"")
    # expect: [0, 1, 15, 16, 17, 100, 25451] True
checks = [
    lambda: io.FileIO(path, "q"), lambda: io.FileIO(path, "rw"), lambda: io.FileIO(path, ""), lambda: io.FileIO(path, "r++"), lambda: io.FileIO(-1), lambda: io.FileIO(1.5),
    lambda: io.FileIO("/none"), lambda: io.FileIO(folder), lambda: io.FileIO(path).write(b""), lambda: io.FileIO(path, "a").read(), lambda: closed(io.FileIO(path)).read(),
    lambda: closed(io.FileIO(path)).fileno(), lambda: io.FileIO(path), lambda: closed(io.FileIO(path)), lambda: io.FileIO(path, "r+").mode, lambda: io.FileIO(path, "xb"),
    lambda: io.FileIO(path, closefd=False), lambda: io.FileIO(path).seek(-1), lambda: io.FileIO(999), lambda: open(path, "rb"), lambda: open(path, "r+b"), lambda: open(path, "ab"),
    lambda: closed(open(path, "rb")), lambda: open(path, "rb").write(b""), lambda: open(path, "ab").read(), lambda: open(path, "ab").peek(), lambda: open(path, "rb").read(-2),
    lambda: closed(open(path, "rb")).read(), lambda: closed(open(path, "rb")).readline(), lambda: closed(open(path, "rb")).peek(), lambda: closed(open(path, "rb")).tell(),
    lambda: closed(open(path, "rb")).seek(0), lambda: closed(open(path, "rb")).readinto(bytearray(1)), lambda: closed(open(path, "rb")).read1(), lambda: closed(open(path, "ab")).write(b""),
    lambda: closed(open(path, "ab")).flush(), lambda: closed(open(path, "ab")).truncate(), lambda: open(path, "rb").seek(0, 9), lambda: open(path, "rb").seek(-1), lambda: open(path, "rb").truncate(),
    lambda: open(path, "q"), lambda: open(path, "rw"), lambda: open(path, ""), lambda: open(path, "b"), lambda: open(path, "rbt"), lambda: open(path, "rb", encoding="x"),
    lambda: open(path, "rb", errors="x"), lambda: open(path, "rb", newline=""), lambda: open(path, "r++"), lambda: open(path, "U"), lambda: open(5.5), lambda: open(None),
    lambda: open("a\0b"), lambda: open("/none/x"), lambda: open(path, "ab").write("x"), lambda: open(path, "ab").write(5), lambda: open(path, "x"), lambda: open(path, opener=5),
    lambda: io.BufferedReader(5), lambda: io.BufferedWriter(io.FileIO(path)), lambda: io.BufferedReader(io.FileIO(path, "a")), lambda: io.BufferedReader(io.BytesIO(), 0),
    lambda: open(path, "rb").readinto(b"aa"), lambda: open(path, "rb").detach(), lambda: open(path, "rb").raw.mode, lambda: open(path, "rb").name, lambda: open(path, "a+b").mode,
    lambda: io.open is open, lambda: io.DEFAULT_BUFFER_SIZE >= 8192, lambda: io.open_code(path), lambda: io.text_encoding(None), lambda: io.text_encoding("x"),
]
for check in checks:
    show(check)
    # expect: ValueError: invalid mode: q
    # expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
    # expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
    # expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
    # expect: ValueError: negative file descriptor
    # expect: TypeError: expected str, bytes or os.PathLike object, not float
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none'
    # expect: IsADirectoryError: [Errno 21] Is a directory: 'DIR'
    # expect: UnsupportedOperation: File not open for writing
    # expect: UnsupportedOperation: File not open for reading
    # expect: ValueError: I/O operation on closed file
    # expect: ValueError: I/O operation on closed file
    # expect: <_io.FileIO name='DIR/f' mode='rb' closefd=True>
    # expect: <_io.FileIO [closed]>
    # expect: rb+
    # expect: FileExistsError: [Errno 17] File exists: 'DIR/f'
    # expect: ValueError: Cannot use closefd=False with file name
    # expect: OSError: [Errno 22] Invalid argument
    # expect: OSError: [Errno 9] Bad file descriptor
    # expect: <_io.BufferedReader name='DIR/f'>
    # expect: <_io.BufferedRandom name='DIR/f'>
    # expect: <_io.BufferedWriter name='DIR/f'>
    # expect: <_io.BufferedReader name='DIR/f'>
    # expect: UnsupportedOperation: write
    # expect: UnsupportedOperation: read
    # expect: AttributeError: '_io.BufferedWriter' object has no attribute 'peek'
    # expect: ValueError: read length must be non-negative or -1
    # expect: ValueError: read of closed file
    # expect: ValueError: readline of closed file
    # expect: ValueError: peek of closed file
    # expect: ValueError: I/O operation on closed file
    # expect: ValueError: seek of closed file
    # expect: ValueError: readinto of closed file
    # expect: ValueError: read of closed file
    # expect: ValueError: write to closed file
    # expect: ValueError: flush of closed file
    # expect: ValueError: truncate of closed file
    # expect: ValueError: whence value 9 unsupported
    # expect: OSError: [Errno 22] Invalid argument
    # expect: UnsupportedOperation: truncate
    # expect: ValueError: invalid mode: 'q'
    # expect: ValueError: must have exactly one of create/read/write/append mode
    # expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
    # expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
    # expect: ValueError: can't have text and binary mode at once
    # expect: ValueError: binary mode doesn't take an encoding argument
    # expect: ValueError: binary mode doesn't take an errors argument
    # expect: ValueError: binary mode doesn't take a newline argument
    # expect: ValueError: invalid mode: 'r++'
    # expect: ValueError: invalid mode: 'U'
    # expect: TypeError: expected str, bytes or os.PathLike object, not float
    # expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
    # expect: ValueError: embedded null byte
    # expect: FileNotFoundError: [Errno 2] No such file or directory: '/none/x'
    # expect: TypeError: a bytes-like object is required, not 'str'
    # expect: TypeError: a bytes-like object is required, not 'int'
    # expect: FileExistsError: [Errno 17] File exists: 'DIR/f'
    # expect: TypeError: 'int' object is not callable
    # expect: AttributeError: 'int' object has no attribute 'readable'
    # expect: UnsupportedOperation: File or stream is not writable.
    # expect: UnsupportedOperation: File or stream is not readable.
    # expect: ValueError: buffer size must be strictly positive
    # expect: TypeError: readinto() argument must be read-write bytes-like object, not bytes
    # expect: <_io.FileIO name='DIR/f' mode='rb' closefd=True>
    # expect: rb
    # expect: DIR/f
    # expect: ab+
    # expect: True
    # expect: True
    # expect: <_io.BufferedReader name='DIR/f'>
    # expect: locale
    # expect: x
b = open(path, "rb")
raw = b.detach()
for check in [lambda: b.read(), lambda: repr(b), lambda: b.closed, lambda: b.detach()]:
    show(check)
    # expect: ValueError: raw stream has been detached
    # expect: <_io.BufferedReader>
    # expect: ValueError: raw stream has been detached
    # expect: ValueError: raw stream has been detached
raw.close()

def opener(name, flags):
    print("opener", name.replace(folder, "DIR"), flags & 3)
    return posix.open(name, flags)

with open(path, "rb", opener=opener) as f:
    print(f.read(3), f.name == path)
    # expect: opener DIR/f 0
    # expect: b'\x00\x01\x02' True
number = posix.open(path, posix.O_RDONLY)
with open(number, "rb", closefd=False) as f:
    print(f.read(2), f.name == number)  # expect: b'\x00\x01' True
print(posix.lseek(number, 0, 0))  # expect: 0
with open(number, "rb") as f:
    print(f.read(2))  # expect: b'\x00\x01'
show(lambda: posix.close(number))  # expect: OSError: [Errno 9] Bad file descriptor
reader, writer = posix.pipe()
with open(writer, "wb") as w, open(reader, "rb") as r:
    w.write(b"through a pipe\nsecond")
    w.flush()
    print(r.readline(), r.read(3), r.seekable())  # expect: b'through a pipe\n' b'sec' False
    w.close()
    print(r.read())  # expect: b'ond'
for name in posix.listdir(folder):
    posix.unlink(folder + "/" + name)
posix.rmdir(folder)

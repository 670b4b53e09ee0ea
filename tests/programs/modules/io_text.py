# _io.TextIOWrapper: encodings, errors, newlines, places.
# check with: 3.13
import io, posix

folder = "/tmp/pyregrine-io-text-%d" % posix.getpid()
posix.mkdir(folder)
path = folder + "/f"

def show(function):
    try:
        result = function()
    except Exception as e:
        result = type(e).__name__ + ": " + str(e)
    print(repr(result).replace(folder, "DIR"))

def closed(file):
    file.close()
    return file

text = "eins\nzwei\r\ndrei\rvier\r\r\nf\xfcnf \u20ac \U0001f600\n\nlast"
for encoding in ["utf-8", "utf-16", "utf-16-le", "utf-32", "utf-8-sig"]:
    with open(path, "w", encoding=encoding, newline="") as f:
        print(encoding, f.write(text), f.encoding, f.errors, f.newlines)
    for newline in [None, "", "\n", "\r", "\r\n"]:
        with open(path, encoding=encoding, newline=newline) as f:
            print(repr(newline), list(f), f.newlines)
        with open(path, encoding=encoding, newline=newline) as f:
            print([f.read(n) for n in (1, 3, 5, 2, 4)], repr(f.readline()), repr(f.readline(2)), f.newlines, repr(f.read()))
            # expect: utf-8 37 utf-8 strict None
            # expect: None ['eins\n', 'zwei\n', 'drei\n', 'vier\n', '\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\nd', 'rei\n'] 'vier\n' '\n' ('\r', '\n', '\r\n') 'fünf € 😀\n\nlast'
            # expect: '' ['eins\n', 'zwei\r\n', 'drei\r', 'vier\r', '\r\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' ('\r', '\n', '\r\n') 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\n' ['eins\n', 'zwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n', '\n', 'last'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: '\r' ['eins\nzwei\r', '\ndrei\r', 'vier\r', '\r', '\nfünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' None 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\r\n' ['eins\nzwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: utf-16 37 utf-16 strict None
            # expect: None ['eins\n', 'zwei\n', 'drei\n', 'vier\n', '\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\nd', 'rei\n'] 'vier\n' '\n' ('\r', '\n', '\r\n') 'fünf € 😀\n\nlast'
            # expect: '' ['eins\n', 'zwei\r\n', 'drei\r', 'vier\r', '\r\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' ('\r', '\n', '\r\n') 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\n' ['eins\n', 'zwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n', '\n', 'last'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: '\r' ['eins\nzwei\r', '\ndrei\r', 'vier\r', '\r', '\nfünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' None 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\r\n' ['eins\nzwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: utf-16-le 37 utf-16-le strict None
            # expect: None ['eins\n', 'zwei\n', 'drei\n', 'vier\n', '\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\nd', 'rei\n'] 'vier\n' '\n' ('\r', '\n', '\r\n') 'fünf € 😀\n\nlast'
            # expect: '' ['eins\n', 'zwei\r\n', 'drei\r', 'vier\r', '\r\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' ('\r', '\n', '\r\n') 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\n' ['eins\n', 'zwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n', '\n', 'last'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: '\r' ['eins\nzwei\r', '\ndrei\r', 'vier\r', '\r', '\nfünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' None 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\r\n' ['eins\nzwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: utf-32 37 utf-32 strict None
            # expect: None ['eins\n', 'zwei\n', 'drei\n', 'vier\n', '\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\nd', 'rei\n'] 'vier\n' '\n' ('\r', '\n', '\r\n') 'fünf € 😀\n\nlast'
            # expect: '' ['eins\n', 'zwei\r\n', 'drei\r', 'vier\r', '\r\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' ('\r', '\n', '\r\n') 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\n' ['eins\n', 'zwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n', '\n', 'last'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: '\r' ['eins\nzwei\r', '\ndrei\r', 'vier\r', '\r', '\nfünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' None 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\r\n' ['eins\nzwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: utf-8-sig 37 utf-8-sig strict None
            # expect: None ['eins\n', 'zwei\n', 'drei\n', 'vier\n', '\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\nd', 'rei\n'] 'vier\n' '\n' ('\r', '\n', '\r\n') 'fünf € 😀\n\nlast'
            # expect: '' ['eins\n', 'zwei\r\n', 'drei\r', 'vier\r', '\r\n', 'fünf € 😀\n', '\n', 'last'] ('\r', '\n', '\r\n')
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' ('\r', '\n', '\r\n') 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\n' ['eins\n', 'zwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n', '\n', 'last'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
            # expect: '\r' ['eins\nzwei\r', '\ndrei\r', 'vier\r', '\r', '\nfünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\r' 'vi' None 'er\r\r\nfünf € 😀\n\nlast'
            # expect: '\r\n' ['eins\nzwei\r\n', 'drei\rvier\r\r\n', 'fünf € 😀\n\nlast'] None
            # expect: ['e', 'ins', '\nzwei', '\r\n', 'drei'] '\rvier\r\r\n' 'fü' None 'nf € 😀\n\nlast'
for newline in [None, "", "\n", "\r", "\r\n"]:
    with open(path, "w", newline=newline) as f:
        f.write("a\nb\r\nc\n")
        f.writelines(["x\n", "y"])
    print(repr(newline), open(path, "rb").read())
    # expect: None b'a\nb\r\nc\nx\ny'
    # expect: '' b'a\nb\r\nc\nx\ny'
    # expect: '\n' b'a\nb\r\nc\nx\ny'
    # expect: '\r' b'a\rb\r\rc\rx\ry'
    # expect: '\r\n' b'a\r\nb\r\r\nc\r\nx\r\ny'
for encoding, errors in [("ascii", "strict"), ("ascii", "ignore"), ("ascii", "replace"), ("ascii", "backslashreplace"), ("ascii", "xmlcharrefreplace"), ("latin-1", "strict"),
                         ("latin-1", "replace"), ("utf-8", "surrogateescape"), ("ascii", "surrogateescape"), ("utf-8", "surrogatepass")]:
    def write():
        with open(path, "w", encoding=encoding, errors=errors) as f:
            f.write("a\xe9\u20ac")
            f.write("\udcff")
        return open(path, "rb").read()
    print(encoding, errors)
    show(write)
    # expect: ascii strict
    # expect: "UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)"
    # expect: ascii ignore
    # expect: b'a'
    # expect: ascii replace
    # expect: b'a???'
    # expect: ascii backslashreplace
    # expect: b'a\\xe9\\u20ac\\udcff'
    # expect: ascii xmlcharrefreplace
    # expect: b'a&#233;&#8364;&#56575;'
    # expect: latin-1 strict
    # expect: "UnicodeEncodeError: 'latin-1' codec can't encode character '\\u20ac' in position 2: ordinal not in range(256)"
    # expect: latin-1 replace
    # expect: b'a\xe9??'
    # expect: utf-8 surrogateescape
    # expect: b'a\xc3\xa9\xe2\x82\xac\xff'
    # expect: ascii surrogateescape
    # expect: "UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)"
    # expect: utf-8 surrogatepass
    # expect: b'a\xc3\xa9\xe2\x82\xac\xed\xb3\xbf'
with open(path, "wb") as f:
    f.write(b"a\xff\xe2\x82\xac\xe2\x82b\xc3")
for encoding, errors in [("utf-8", "strict"), ("utf-8", "ignore"), ("utf-8", "replace"), ("utf-8", "surrogateescape"), ("utf-8", "backslashreplace"), ("ascii", "strict"),
                         ("ascii", "replace"), ("latin-1", "strict")]:
    show(lambda: (encoding, errors, open(path, encoding=encoding, errors=errors).read()))
    # expect: "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"
    # expect: ('utf-8', 'ignore', 'a€b')
    # expect: ('utf-8', 'replace', 'a�€�b�')
    # expect: ('utf-8', 'surrogateescape', 'a\udcff€\udce2\udc82b\udcc3')
    # expect: ('utf-8', 'backslashreplace', 'a\\xff€\\xe2\\x82b\\xc3')
    # expect: "UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 1: ordinal not in range(128)"
    # expect: ('ascii', 'replace', 'a������b�')
    # expect: ('latin-1', 'strict', 'aÿâ\x82¬â\x82bÃ')
lines = ["line %d \u20ac\xe9" % n * (n % 50) + "\n" for n in range(2000)]
with open(path, "w", encoding="utf-8") as f:
    f.writelines(lines)
with open(path, encoding="utf-8") as f:
    print([line for line in f] == lines)  # expect: True
with open(path, encoding="utf-8") as f:
    places = []
    for _ in range(300):
        places.append((f.tell(), f.readline()))
    f.read(7)
    here = f.tell()
    rest = f.read(50)
    f.seek(here)
    print(f.read(50) == rest, here)  # expect: True 100712
    total = 0
    for place, line in places[::-7]:
        f.seek(place)
        assert f.readline() == line
        total += place
    print(total, f.seek(0, 2) == f.tell(), f.read(), f.seek(0, 1) == f.tell())  # expect: 2036162 True  True
with open(path, "w+", encoding="utf-8") as f:
    f.write("\xe4bc\ndef\n")
    f.seek(0)
    print(f.read(2), f.tell(), f.readline(), f.tell())
    # expect: äb 3 c
    # expect:  5
    f.seek(f.tell())
    f.write("more")
    f.seek(0)
    print(f.read().split("\n"), f.truncate(3), f.seek(0), f.read())  # expect: ['äbc', 'more'] 3 0 äb
with open(path, "w", newline="\r\n") as f:
    f.write("one\ntwo\nthree")
with open(path) as f:
    print(f.readline(), f.tell(), f.read(1), f.tell(), repr(f.newlines))
    # expect: one
    # expect:  5 t 6 '\r\n'
checks = [
    lambda: open(path), lambda: closed(open(path)), lambda: open(path).write(""), lambda: open(path, "a").read(), lambda: open(path, "a").readline(), lambda: open(path).read(-2),
    lambda: closed(open(path)).read(), lambda: closed(open(path)).readline(), lambda: closed(open(path)).tell(), lambda: closed(open(path)).seek(0), lambda: closed(open(path, "a")).write(""),
    lambda: closed(open(path)).fileno(), lambda: closed(open(path)).isatty(), lambda: closed(open(path)).readable(), lambda: next(closed(open(path))), lambda: iter(closed(open(path))),
    lambda: closed(open(path)).__enter__(), lambda: open(path).detach(), lambda: open(path).seek(1, 1), lambda: open(path).seek(1, 2), lambda: open(path).seek(-1), lambda: open(path).seek(0, 9),
    lambda: open(path).truncate(), lambda: open(path, newline="x"), lambda: open(path, newline=5), lambda: open(path, encoding="nope"), lambda: open(path, encoding=5),
    lambda: open(path, buffering=0), lambda: open(path).buffer, lambda: open(path).newlines, lambda: open(path).errors, lambda: open(path, encoding="utf8").encoding,
    lambda: open(path).line_buffering, lambda: open(path, buffering=1).line_buffering, lambda: open(path).name, lambda: open(path).mode, lambda: open(path).write_through,
    lambda: open(path, "a").write(5), lambda: open(path).read("a"), lambda: open(path).readlines(3), lambda: io.TextIOWrapper(5), lambda: io.TextIOWrapper(io.BytesIO(b"abc"), encoding="latin-1"),
    lambda: io.TextIOWrapper(io.BytesIO(b"a\xe9"), encoding="latin-1").read(), lambda: io.TextIOWrapper(io.BytesIO(b"\xff")).read(), lambda: io.TextIOWrapper.__mro__, lambda: io.TextIOWrapper.__new__(io.TextIOWrapper).read(),
]
for check in checks:
    show(check)
    # expect: <_io.TextIOWrapper name='DIR/f' mode='r' encoding='UTF-8'>
    # expect: <_io.TextIOWrapper name='DIR/f' mode='r' encoding='UTF-8'>
    # expect: 'UnsupportedOperation: not writable'
    # expect: 'UnsupportedOperation: not readable'
    # expect: 'UnsupportedOperation: not readable'
    # expect: 'one\ntwo\nthree'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: I/O operation on closed file'
    # expect: 'ValueError: I/O operation on closed file'
    # expect: 'ValueError: I/O operation on closed file'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: 'ValueError: I/O operation on closed file.'
    # expect: <_io.BufferedReader name='DIR/f'>
    # expect: "UnsupportedOperation: can't do nonzero cur-relative seeks"
    # expect: "UnsupportedOperation: can't do nonzero end-relative seeks"
    # expect: 'ValueError: negative seek position -1'
    # expect: 'ValueError: invalid whence (9, should be 0, 1 or 2)'
    # expect: 'UnsupportedOperation: truncate'
    # expect: 'ValueError: illegal newline value: x'
    # expect: "TypeError: open() argument 'newline' must be str or None, not int"
    # expect: 'LookupError: unknown encoding: nope'
    # expect: "TypeError: open() argument 'encoding' must be str or None, not int"
    # expect: "ValueError: can't have unbuffered text I/O"
    # expect: <_io.BufferedReader name='DIR/f'>
    # expect: None
    # expect: 'strict'
    # expect: 'utf8'
    # expect: False
    # expect: True
    # expect: 'DIR/f'
    # expect: 'r'
    # expect: False
    # expect: 'TypeError: write() argument must be str, not int'
    # expect: "TypeError: argument should be integer or None, not 'str'"
    # expect: ['one\n']
    # expect: "AttributeError: 'int' object has no attribute 'readable'"
    # expect: <_io.TextIOWrapper encoding='latin-1'>
    # expect: 'aé'
    # expect: "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
    # expect: (<class '_io.TextIOWrapper'>, <class '_io._TextIOBase'>, <class '_io._IOBase'>, <class 'object'>)
    # expect: 'ValueError: I/O operation on uninitialized object'
f = open(path)
next(f)
show(lambda: f.tell())  # expect: 'OSError: telling position disabled by next() call'
f = io.TextIOWrapper(io.BytesIO(b"abc"))
f.read(1)
show(lambda: f.reconfigure(encoding="latin-1"))
# expect: 'UnsupportedOperation: It is not possible to set the encoding or newline of stream after the first read'
buffer = f.detach()
for check in [lambda: f.read(), lambda: repr(f), lambda: f.detach()]:
    show(check)
    # expect: 'ValueError: underlying buffer has been detached'
    # expect: "<_io.TextIOWrapper encoding='UTF-8'>"
    # expect: 'ValueError: underlying buffer has been detached'
b = io.BytesIO()
f = io.TextIOWrapper(b, encoding="ascii", errors="replace", newline="\r\n", line_buffering=True)
f.write("a\u20ac")
print(b.getvalue())  # expect: b''
f.write("b\nc")
print(b.getvalue())  # expect: b'a?b\r\nc'
f.reconfigure(errors="backslashreplace", newline="\n", line_buffering=False)
f.write("\u20ac\n")
print(b.getvalue(), f.line_buffering, f.errors)  # expect: b'a?b\r\nc' False backslashreplace
f.flush()
print(b.getvalue())  # expect: b'a?b\r\nc\\u20ac\n'
d = io.IncrementalNewlineDecoder(None, True)
print([d.decode(part) for part in ["a\r", "\nb\r", "c\r", "", "\r", "\n\n"]], repr(d.decode("\r", final=True)), d.newlines, d.getstate())
# expect: ['a', '\nb', '\nc', '', '\n', '\n\n'] '\n' ('\r', '\n', '\r\n') (b'', 0)
d = io.IncrementalNewlineDecoder(None, False)
print([d.decode(part) for part in ["a\r", "\nb\r", "c\r", "\r"]], d.getstate(), repr(d.decode("", final=True)), d.newlines)
# expect: ['a', '\r\nb', '\rc', '\r'] (b'', 1) '\r' ('\r', '\r\n')
d.reset()
print(d.newlines, d.getstate())  # expect: None (b'', 0)
posix.unlink(path)
posix.rmdir(folder)

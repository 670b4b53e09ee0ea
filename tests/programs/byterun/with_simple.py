# byterun kinds: a context manager, an exception in it, a suppressed one.
class Null:
    def __enter__(self): l.append("i")
    def __exit__(self, kind, value, tb): l.append("o %s" % (kind.__name__ if kind else None))
class Suppress(Null):
    def __exit__(self, kind, value, tb): l.append("suppressed"); return True
l = []
for i in range(3):
    with Null(): l.append("w%d" % i)
print(l)  # expect: ['i', 'w0', 'o None', 'i', 'w1', 'o None', 'i', 'w2', 'o None']
l = []
try:
    with Null(): raise ValueError("Boo!")
except ValueError:
    l.append("caught")
with Suppress():
    l.append("w")
    raise ValueError("Boo!")
print(l)  # expect: ['i', 'o ValueError', 'caught', 'i', 'w', 'suppressed']

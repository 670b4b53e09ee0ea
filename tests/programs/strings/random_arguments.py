# check with: 3.13
# Random arguments for the methods of str and bytes; what all calls give is summed up in a few numbers.
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
alph = ['ab ', 'aé b', 'aΩ ', 'a\U00010000b ', 'ab,\n\t\r', 'abAB1 ']
def text(n, a): return ''.join([a[rnd(len(a))] for _ in range(rnd(n))])
def show(f):
    try: return ascii(f())
    except Exception as e: return type(e).__name__ + ':' + str(e)
def h(s):
    x = 0
    for c in s: x = (x * 1000003 + ord(c)) % 2147483647
    return x
total = 0
for i in range(3000):
    a = alph[rnd(len(alph))]
    b = a if rnd(3) else alph[rnd(len(alph))]
    s = text(14, a); t = text(4, b); u = text(5, b)
    i1 = rnd(24) - 12; i2 = rnd(24) - 12; st = rnd(7) - 3
    out = []
    for f in [lambda: s.find(t, i1, i2), lambda: s.rfind(t, i1, i2), lambda: s.count(t, i1, i2), lambda: s.index(t), lambda: s.rindex(t), lambda: s.find(t), lambda: s.rfind(t), lambda: s.count(t),
        lambda: s.split(t, i1), lambda: s.rsplit(t, i1), lambda: s.split(None, i1), lambda: s.rsplit(None, i1), lambda: s.split(), lambda: s.splitlines(), lambda: s.splitlines(True),
        lambda: s.partition(t), lambda: s.rpartition(t), lambda: s.replace(t, u), lambda: s.replace(t, u, i1), lambda: s.strip(t), lambda: s.lstrip(t), lambda: s.rstrip(t), lambda: s.strip(), 
        lambda: s.startswith(t, i1, i2), lambda: s.endswith(t, i1, i2), lambda: s.startswith((t, u)), lambda: s.endswith((t, u), i1), lambda: s.center(i1 + 14, 'é'), lambda: s.ljust(i1 + 14), lambda: s.rjust(i1 + 14, '\u3000'), lambda: s.zfill(i1 + 14), lambda: s.expandtabs(rnd(9)),
        lambda: s[i1:i2:st], lambda: s[i1:i2], lambda: s[i1], lambda: t in s, lambda: s < t, lambda: s <= t, lambda: s + t, lambda: s * (st + 1), lambda: t.join([s, u, s]), lambda: t.join(s), lambda: s.title(), lambda: s.swapcase(), lambda: s.capitalize(), lambda: s.istitle(),
        lambda: s.removeprefix(t), lambda: s.removesuffix(t), lambda: s.translate({97: 'xy', 98: None, 32: 33}), lambda: s.encode(), lambda: s.encode('utf-16-le'), lambda: s.encode('latin-1', 'replace'), lambda: s.encode('ascii', 'backslashreplace').decode('ascii'), lambda: [s == t, s != t, len(s), s.isupper()], lambda: sorted(s), lambda: list(reversed(s)), lambda: max(s + 'a')]:
        out.append(show(f))
    total = (total * 31 + h('|'.join(out))) % 2147483647
    bs = s.encode('latin-1', 'ignore'); bt = t.encode('latin-1', 'ignore'); bu = u.encode('latin-1', 'ignore')
    if rnd(2): bs = bytearray(bs)
    out = []
    for f in [lambda: bs.find(bt, i1, i2), lambda: bs.rfind(bt, i1, i2), lambda: bs.count(bt, i1, i2), lambda: bs.index(bt), lambda: bs.split(bt, i1), lambda: bs.rsplit(bt, i1), lambda: bs.split(None, i1), lambda: bs.rsplit(None, i1), lambda: bs.splitlines(), lambda: bs.splitlines(True),
        lambda: bs.partition(bt), lambda: bs.rpartition(bt), lambda: bs.replace(bt, bu), lambda: bs.replace(bt, bu, i1), lambda: bs.strip(bt), lambda: bs.lstrip(bt), lambda: bs.rstrip(), lambda: bs.startswith(bt, i1, i2), lambda: bs.endswith((bt, bu), i1, i2), lambda: bs.center(i1 + 14), lambda: bs.zfill(i1+14), lambda: bs[i1:i2:st], lambda: bs[i1:i2], lambda: bs[i1], lambda: bt in bs, lambda: bs < bt, lambda: bs + bt, lambda: bt.join([bs, bu]), lambda: bs.title(), lambda: bs.swapcase(), lambda: bs.capitalize(), lambda: bs.upper(), lambda: bs.hex(), lambda: bs.hex('-', st), lambda: bs.decode('latin-1'), lambda: bs.decode('utf-8', 'replace'), lambda: bs.decode('utf-8'), lambda: list(bs), lambda: bytes(bs), lambda: [bs.isalpha(), bs.islower(), bs.istitle(), bs.isspace()]]:
        out.append(show(f))
    if isinstance(bs, bytearray):
        c = bytearray(bs)
        for f in [lambda: c.__setitem__(slice(i1, i2), bt), lambda: c.append(5), lambda: c.extend(bu), lambda: c.__delitem__(slice(i1, i2, st)), lambda: c.insert(i1, 7), lambda: c.pop(i2), lambda: c.__setitem__(slice(None, None, 2), bytes(len(c[::2]))), lambda: c.reverse(), lambda: c.remove(97)]:
            out.append(show(f)); out.append(repr(c))
    total = (total * 31 + h('|'.join(out))) % 2147483647
    if i % 500 == 499: print(i, total)
    # expect: 499 953212025
    # expect: 999 1163360257
    # expect: 1499 95027426
    # expect: 1999 1328886934
    # expect: 2499 119016969
    # expect: 2999 565460133

# __int__, __float__, __index__, __round__, __trunc__, __complex__, __abs__, __divmod__.
class N:
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __round__(self, digits=None): return ("round", digits)
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, e, m=None): return ("pow", e, m)
    def __reversed__(self): return "reversed"
n = N()
print(int(n), float(n), [0, 1, 2, 3][n], round(n), round(n, 2), abs(n), divmod(n, 2), divmod(2, n), n ** 2, pow(n, 2, 5), reversed(n))
# expect: 7 2.5 3 ('round', None) ('round', 2) abs ('divmod', 2) ('rdivmod', 2) ('pow', 2, None) ('pow', 2, 5) reversed
print(hex(n), bin(n), range(n), "abcd"[n], "x" * n, chr(65 + n.__index__()), list(range(10))[n:], "%d" % n, "%.1f" % n)
# expect: 0x3 0b11 range(0, 3) d xxx D [3, 4, 5, 6, 7, 8, 9] 7 2.5
class BadInt:
    def __int__(self): return "no"
    def __index__(self): return 1.5
for bad in (lambda: int(BadInt()), lambda: [1][BadInt()], lambda: range(BadInt())):
    try:
        bad()
    except TypeError as error:
        print(error)
        # expect: __int__ returned non-int (type str)
        # expect: __index__ returned non-int (type float)
        # expect: __index__ returned non-int (type float)
class Temp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return "T%d" % self.v
print(sorted([Temp(3), Temp(1)]), min(Temp(2), Temp(5)), Temp(1) > Temp(0), max([Temp(1), Temp(4)]))
# expect: [T1, T3] T2 True T4

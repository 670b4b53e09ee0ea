# Closures called from frames that have variables of the same names.
def make(x):
    def read(): return x
    def write(v):
        nonlocal x
        x = v
    return read, write
def call(f):
    x = "caller's x"
    g = lambda: x
    return f(), g()
read, write = make("made x")
print(call(read))  # expect: ('made x', "caller's x")
write("written")
x = "global x"
print(call(read), x)  # expect: ('written', "caller's x") global x
class Holder:
    x = "class x"
    f = staticmethod(read)
    def m(self): return self.f(), self.x
print(Holder().m())  # expect: ('written', 'class x')
def run_all(fs, x): return [f() for f in fs]
print(run_all([make(i)[0] for i in range(3)], "param"))  # expect: [0, 1, 2]
print(list(map(lambda f: f(), [read, lambda: x])), sorted([3, 1, 2], key=lambda v: (lambda x: -x)(v)))
# expect: ['written', 'global x'] [3, 2, 1]

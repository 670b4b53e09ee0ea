# Which operand goes first: subclasses of the left operand, NotImplemented, same types, missing methods, None as a method.
log = []
def operand(name, bases=(), **methods):
    namespace = {"__repr__": lambda self: name.lower()}
    for method, result in methods.items():
        def f(self, other, method=method, result=result):
            log.append(name + "." + method)
            return result
        namespace["__%s__" % method] = f
    return type(name, bases, namespace)
def run(text, f):
    log.clear()
    try:
        result = f()
    except TypeError as error:
        result = "TypeError: %s" % error
    print(text, log, result)
NI = NotImplemented
A = operand("A", add="A+", radd="+A")
B = operand("B", (A,), add="B+", radd="+B")
C = operand("C", (A,))
D = operand("D", (A,), radd=NI)
E = operand("E", add=NI)
F = operand("F", radd="+F")
run("a+a", lambda: A() + A())  # expect: a+a ['A.add'] A+
run("a+b", lambda: A() + B())  # expect: a+b ['B.radd'] +B
run("b+a", lambda: B() + A())  # expect: b+a ['B.add'] B+
run("a+c", lambda: A() + C())  # expect: a+c ['A.add'] A+
run("c+a", lambda: C() + A())  # expect: c+a ['A.add'] A+
run("a+d", lambda: A() + D())  # expect: a+d ['D.radd', 'A.add'] A+
run("e+e", lambda: E() + E())
# expect: e+e ['E.add'] TypeError: unsupported operand type(s) for +: 'E' and 'E'
run("e+f", lambda: E() + F())  # expect: e+f ['E.add', 'F.radd'] +F
run("f+e", lambda: F() + E())  # expect: f+e [] TypeError: unsupported operand type(s) for +: 'F' and 'E'
run("f+f", lambda: F() + F())  # expect: f+f [] TypeError: unsupported operand type(s) for +: 'F' and 'F'
run("1+f", lambda: 1 + F())  # expect: 1+f ['F.radd'] +F
run("[]+f", lambda: [] + F())  # expect: []+f ['F.radd'] +F
run("'s'+f", lambda: "s" + F())  # expect: 's'+f ['F.radd'] +F
run("'s'%f", lambda: "s" % operand("M", rmod="%M")())
# expect: 's'%f [] TypeError: not all arguments converted during string formatting
run("(1,)*g", lambda: (1,) * operand("G", rmul="*G")())  # expect: (1,)*g ['G.rmul'] *G
class Int(int):
    def __radd__(self, other): return ("Int.radd", other)
    def __rsub__(self, other): return ("Int.rsub", other)
    def __add__(self, other): return ("Int.add", other)
print(5 + Int(3), 5 - Int(3), Int(3) + 5, Int(3) - 5, 5 * Int(3), Int(2) + Int(3), True + Int(1), 2.5 + Int(3))
# expect: ('Int.radd', 5) ('Int.rsub', 5) ('Int.add', 5) -2 15 ('Int.add', 3) 2 5.5
class Str(str):
    def __rmod__(self, other): return "rmod"
    def __radd__(self, other): return "radd"
print("a%s" % Str("b"), "a" + Str("b"), Str("a") + "b")  # expect: rmod radd ab
class NoAdd(A): __add__ = None
run("noadd+1", lambda: NoAdd() + 1)  # expect: noadd+1 [] TypeError: 'NoneType' object is not callable
run("a+noadd", lambda: A() + NoAdd())  # expect: a+noadd ['A.add'] A+
class Compare:
    def __init__(self, name): self.name = name
    def __lt__(self, other): log.append(self.name + "<"); return NI
    def __gt__(self, other): log.append(self.name + ">"); return NI
    def __eq__(self, other): log.append(self.name + "=="); return NI
class CompareSub(Compare): pass
class CompareOwn(Compare):
    def __gt__(self, other): log.append(self.name + ">own"); return "own"
run("x<y", lambda: Compare("x") < Compare("y"))
# expect: x<y ['x<', 'y>'] TypeError: '<' not supported between instances of 'Compare' and 'Compare'
run("x==y", lambda: Compare("x") == Compare("y"))  # expect: x==y ['x==', 'y=='] False
run("x!=y", lambda: Compare("x") != Compare("y"))  # expect: x!=y ['x==', 'y=='] True
run("x<sub", lambda: Compare("x") < CompareSub("s"))
# expect: x<sub ['s>', 'x<'] TypeError: '<' not supported between instances of 'Compare' and 'CompareSub'
run("x<own", lambda: Compare("x") < CompareOwn("o"))  # expect: x<own ['o>own'] own
run("own<x", lambda: CompareOwn("o") < Compare("x"))
# expect: own<x ['o<', 'x>'] TypeError: '<' not supported between instances of 'CompareOwn' and 'Compare'
run("pow", lambda: pow(operand("P", pow="p", rpow="rp")(), 2))  # expect: pow ['P.pow'] p
run("rpow", lambda: 2 ** operand("P", rpow="rp")())  # expect: rpow ['P.rpow'] rp
run("divmod", lambda: divmod(7, operand("P", rdivmod="rd")()))  # expect: divmod ['P.rdivmod'] rd
run("matmul", lambda: 7 @ operand("P", rmatmul="r@")())  # expect: matmul ['P.rmatmul'] r@
run("and", lambda: {1} & operand("P", rand="r&")())  # expect: and ['P.rand'] r&

# Names in a class body: local, global, builtin; conditionals and loops inside.
x = "global"
class A:
    y = x
    x = "class"
    z = x
    del x
    w = x
    for i in range(3):
        if i == 1:
            def chosen(self): return "one"
        else:
            other = i
    try:
        missing_name
    except NameError as error:
        text = str(error)
    len = lambda self: "own len"
print(A.y, A.z, A.w, A.i, A.other, A().chosen(), A.text, A().len(), len("abc"), hasattr(A, "x"))
# expect: global class global 2 2 one name 'missing_name' is not defined own len 3 False
class B:
    global made
    made = 1
    def f(self): return made
print(made, hasattr(B, "made"), B().f())  # expect: 1 False 1
class C:
    a = 1
    class D:
        b = 2
        def f(self): return C.a + C.D.b
    d = D()
    e = [q for q in (1, 2)]
    squares = {k: k for k in range(2)}
print(C.d.f(), C.D().f(), C.e, C.squares)  # expect: 3 3 [1, 2] {0: 0, 1: 1}
def f():
    class Local:
        def get(self): return Local
    return Local
print(f()().get().__name__, f() is f(), f().__qualname__)  # expect: Local False f.<locals>.Local

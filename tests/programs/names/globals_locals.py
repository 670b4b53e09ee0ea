# globals, locals, global statements, builtins shadowed and restored.
x = 1
def f():
    global x, y
    x += 1
    y = x * 10
    z = 5
    return sorted(locals().items())
print(f(), x, y, globals()["x"], "z" in globals())  # expect: [('z', 5)] 2 20 2 False
globals()["injected"] = "yes"
print(injected)  # expect: yes
def g(a, b=2, *c, **d):
    e = a
    return sorted(locals())
print(g(1))  # expect: ['a', 'b', 'c', 'd', 'e']
def len(x): return "my len"
print(len([]))  # expect: my len
del len
print(len([]))  # expect: 0
def use(): return max(1, 2)
print(use())  # expect: 2
max = lambda *a: "shadow"
print(use())  # expect: shadow
del max
print(use())  # expect: 2
def h():
    list = 5
    return list
print(h(), list("ab"))  # expect: 5 ['a', 'b']
def nested():
    x = "enclosing"
    def inner():
        global x
        return x
    return inner(), x
print(nested(), __name__)  # expect: (2, 'enclosing') __main__
class C:
    global z
    z = 3
    names = sorted(k for k in locals() if not k.startswith("__"))
print(C.names, z)  # expect: [] 3
def t():
    if False: a = 1
    b = 2
    return locals()
print(t())  # expect: {'b': 2}

# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Hooks:
    def __init__(self): self.real = 1
    def __getattr__(self, name):
        if name.startswith("dyn_"): return name[4:]
        raise AttributeError("no " + name)
    def __setattr__(self, name, value):
        print("set", name, end="; ")
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name, end="; ")
        super().__delattr__(name)
h = Hooks()
h.real += 1
print(h.real, h.dyn_abc, hasattr(h, "zzz"), getattr(h, "dyn_q"))  # expect: set real; set real; 2 abc False q
del h.real
try:
    h.real
except AttributeError as error:
    print(error)  # expect: del real; no real
class All:
    def __getattribute__(self, name):
        if name == "secret": raise AttributeError("hidden")
        return "got " + name if name[0] != "_" else object.__getattribute__(self, name)
    def __getattr__(self, name): return "fallback " + name
    x = 1
a = All()
a.x = 5
print(a.x, a.anything, a.secret, a.__dict__)  # expect: got x got anything fallback secret {'x': 5}
class Prop:
    @property
    def p(self): raise AttributeError("inside p")
    def __getattr__(self, name): return "getattr " + name
print(Prop().p)  # expect: getattr p
class Plain: pass
p = Plain()
p.__dict__["weird name"] = 1
print(getattr(p, "weird name"), vars(p))  # expect: 1 {'weird name': 1}
Plain.__getattr__ = lambda self, name: "added " + name
print(p.later, len([n for n in dir(h) if not n.startswith("__")]))  # expect: added later 0

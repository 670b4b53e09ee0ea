# type(), metaclasses, __prepare__, __init_subclass__, __set_name__.
Made = type("Made", (object,), {"x": 1, "get": lambda self: self.x})
print(Made().get(), Made.__name__, type(Made) is type, type(type) is type)  # expect: 1 Made True True
class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, [b.__name__ for b in bases], sorted(k for k in namespace if not k.startswith("__")), kwargs)
        return super().__new__(mcs, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kwargs):
        cls.registry = getattr(cls, "registry", []) + [name]
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
    def describe(cls): return "class " + cls.__name__
    def __len__(cls): return 7
    def __iter__(cls): return iter("meta")
class A(metaclass=Meta):
    a = 1  # expect: new A [] ['a'] {}
class B(A, flag=True):
    b = 2  # expect: new B ['A'] ['b'] {'flag': True}
print(A.registry, B.registry, B.describe(), len(B), list(A), type(B()).__name__, isinstance(B, Meta))
# expect: call B ()
# expect: ['A'] ['A', 'B'] class B 7 ['m', 'e', 't', 'a'] B True
class Prepared(type):
    @classmethod
    def __prepare__(mcs, name, bases): return {"injected": name}
class C(metaclass=Prepared):
    seen = injected
print(C.seen, C.injected)  # expect: C C
class Base:
    subclasses = []
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.subclasses.append((cls.__name__, tag))
class D(Base, tag="d"): pass
class E(D): pass
print(Base.subclasses)  # expect: [('D', 'd'), ('E', None)]
class Named:
    def __set_name__(self, owner, name): self.where = (owner.__name__, name)
class F:
    attribute = Named()
print(F.attribute.where)  # expect: ('F', 'attribute')
def function_meta(name, bases, namespace): return (name, bases, sorted(k for k in namespace if k[0] != "_"))
class G(metaclass=function_meta):
    q = 1
print(G)  # expect: ('G', (), ['q'])
try:
    class H(A, metaclass=Prepared): pass
except TypeError as error:
    print(type(error).__name__)  # expect: TypeError

# Private names get the class's name.
class A:
    __secret = 1
    def __init__(self): self.__value = 2
    def get(self): return self.__secret, self.__value, self._A__value
    def __private(self): return "A private"
    def call(self): return self.__private()
    __dunder__ = "not mangled"
    def local(self):
        __x = 5
        def inner(): return __x
        return inner()
class B(A):
    __secret = 10
    def __init__(self):
        A.__init__(self)
        self.__value = 20
    def both(self): return self.__secret, self.__value
    def __private(self): return "B private"
b = B()
print(b.get(), b.both(), b.call(), b._B__secret, b.__dunder__, b.local(), sorted(b.__dict__))
# expect: (1, 2, 2) (10, 20) A private 10 not mangled 5 ['_A__value', '_B__value']
class _Under:
    __n = 3
    def get(self): return self.__n
print(_Under().get(), _Under._Under__n)  # expect: 3 3
try:
    A().__secret
except AttributeError as error:
    print(error)  # expect: 'A' object has no attribute '__secret'

# namedtuple and Counter.
# requires: 3.10
# check with: 3.13
def t(f):
    try:
        print(repr(f()).split(" at 0x")[0])
    except Exception as error:
        print(type(error).__name__, error)


from collections import namedtuple, Counter, deque, defaultdict, OrderedDict
P=namedtuple('P','x y')
t(lambda: P(1,2))  # expect: P(x=1, y=2)
t(lambda: P(1))  # expect: TypeError P.__new__() missing 1 required positional argument: 'y'
t(lambda: P())  # expect: TypeError P.__new__() missing 2 required positional arguments: 'x' and 'y'
t(lambda: P(1,2,3))  # expect: TypeError P.__new__() takes 3 positional arguments but 4 were given
t(lambda: P(1,y=3))  # expect: P(x=1, y=3)
t(lambda: P(1,x=3))  # expect: TypeError P.__new__() got multiple values for argument 'x'
t(lambda: P(1,z=3))  # expect: TypeError P.__new__() got an unexpected keyword argument 'z'
t(lambda: P._make([1,2]))  # expect: P(x=1, y=2)
t(lambda: P._make([1]))  # expect: TypeError Expected 2 arguments, got 1
t(lambda: P(1,2)._replace(x=5))  # expect: P(x=5, y=2)
t(lambda: P(1,2)._replace(z=5))  # expect: TypeError Got unexpected field names: ['z']
t(lambda: P(1,2)._asdict())  # expect: {'x': 1, 'y': 2}
t(lambda: P._fields)  # expect: ('x', 'y')
t(lambda: P(1,2).x)  # expect: 1
t(lambda: P(1,2)[1])  # expect: 2
t(lambda: P(1,2)==(1,2))  # expect: True
t(lambda: hash(P(1,2))==hash((1,2)))  # expect: True
t(lambda: P.__doc__)  # expect: 'P(x, y)'
t(lambda: P.x.__doc__)  # expect: 'Alias for field number 0'
t(lambda: P.__mro__)  # expect: (<class '__main__.P'>, <class 'tuple'>, <class 'object'>)
t(lambda: P.__name__)  # expect: 'P'
t(lambda: P.__module__)  # expect: '__main__'
t(lambda: [*P(1,2)])  # expect: [1, 2]
t(lambda: P(1,2)<P(1,3))  # expect: True
t(lambda: P._field_defaults)  # expect: {}
Q=namedtuple('Q',['a','b','c'],defaults=[1,2])
t(lambda: Q(5))  # expect: Q(a=5, b=1, c=2)
t(lambda: Q())  # expect: TypeError Q.__new__() missing 1 required positional argument: 'a'
t(lambda: Q(1,2,3,4))  # expect: TypeError Q.__new__() takes from 2 to 4 positional arguments but 5 were given
t(lambda: Q._field_defaults)  # expect: {'b': 1, 'c': 2}
t(lambda: namedtuple('A','1a'))
# expect: ValueError Type names and field names must be valid identifiers: '1a'
t(lambda: namedtuple('A','class'))
# expect: ValueError Type names and field names cannot be a keyword: 'class'
t(lambda: namedtuple('A','_a'))  # expect: ValueError Field names cannot start with an underscore: '_a'
t(lambda: namedtuple('A','a a'))  # expect: ValueError Encountered duplicate field name: 'a'
t(lambda: namedtuple('A','a a class',rename=True)._fields)  # expect: ('a', '_1', '_2')
t(lambda: namedtuple('A','a',defaults=[1,2]))  # expect: TypeError Got more default values than field names
class R(namedtuple('R','x y')):
    __slots__=()
    def norm(self): return self.x+self.y
    def __new__(cls,x,y=10): return super().__new__(cls,x,y)
t(lambda: R(1))  # expect: R(x=1, y=10)
t(lambda: R(1,2).norm())  # expect: 3
t(lambda: R(3)._replace(x=4))  # expect: R(x=4, y=10)
def f(): P(1,2).x=3
t(f)  # expect: AttributeError can't set attribute
match P(1,2):
    case P(x=1,y=b): print('matched',b)  # expect: matched 2
match P(1,2):
    case P(a,b): print('matched',a,b)  # expect: matched 1 2
c=Counter('abracadabra')
t(lambda: c)  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
t(lambda: c.most_common(2))  # expect: [('a', 5), ('b', 2)]
t(lambda: c['z'])  # expect: 0
t(lambda: list(c.elements()))  # expect: ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'r', 'r', 'c', 'd']
t(lambda: c.total())  # expect: 11
t(lambda: c+Counter('abc'))  # expect: Counter({'a': 6, 'b': 3, 'r': 2, 'c': 2, 'd': 1})
t(lambda: c-Counter('aab'))  # expect: Counter({'a': 3, 'r': 2, 'b': 1, 'c': 1, 'd': 1})
t(lambda: c|Counter('zzzzzzz'))  # expect: Counter({'z': 7, 'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
t(lambda: c&Counter('aab'))  # expect: Counter({'a': 2, 'b': 1})
t(lambda: Counter(a=1,b=2))  # expect: Counter({'b': 2, 'a': 1})
t(lambda: Counter({'x':3}))  # expect: Counter({'x': 3})
t(lambda: Counter())  # expect: Counter()
c.update('aa')
c.subtract('b')
t(lambda: c)  # expect: Counter({'a': 7, 'r': 2, 'b': 1, 'c': 1, 'd': 1})
c['q']+=1
t(lambda: c)  # expect: Counter({'a': 7, 'r': 2, 'b': 1, 'c': 1, 'd': 1, 'q': 1})
del c['nothing']
t(lambda: c==Counter(c))  # expect: True
t(lambda: Counter('ab')<=Counter('aab'))  # expect: True
t(lambda: Counter(a=1)==Counter(a=1,b=0))  # expect: True
t(lambda: +Counter(a=-1,b=2))  # expect: Counter({'b': 2})
t(lambda: -Counter(a=-1,b=2))  # expect: Counter({'a': 1})
t(lambda: c.copy())  # expect: Counter({'a': 7, 'r': 2, 'b': 1, 'c': 1, 'd': 1, 'q': 1})
t(lambda: dict(c))  # expect: {'a': 7, 'b': 1, 'r': 2, 'c': 1, 'd': 1, 'q': 1}
t(lambda: sorted(c))  # expect: ['a', 'b', 'c', 'd', 'q', 'r']
t(lambda: Counter([1,'a',2.5]))  # expect: Counter({1: 1, 'a': 1, 2.5: 1})
d=Counter('ab')
d+=Counter('b')
t(lambda: d)  # expect: Counter({'b': 2, 'a': 1})
d-=Counter('b')
t(lambda: d)  # expect: Counter({'a': 1, 'b': 1})

# functools, and a little of operator, weakref, deque, OrderedDict.
# check with: 3.13
def t(f):
    try:
        print(repr(f()).split(" at 0x")[0])
    except Exception as error:
        print(type(error).__name__, error)


from collections import OrderedDict, defaultdict, deque
from functools import wraps, lru_cache, cache, partial, reduce, total_ordering, cached_property, cmp_to_key
def deco(g):
    @wraps(g)
    def inner(*a,**k):
        "inner doc"
        return g(*a,**k)
    return inner
@deco
def hello(x):
    "hello doc"
    return x
t(lambda: (hello.__name__,hello.__doc__,hello.__wrapped__,hello(3)))
# expect: ('hello', 'hello doc', <function hello
@lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
t(lambda: fib(80))  # expect: 23416728348467685
t(lambda: fib.cache_info())  # expect: CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)
t(lambda: fib.__name__)  # expect: 'fib'
@lru_cache
def g(x): return x
t(lambda: [g(1),g(1),g.cache_info()])  # expect: [1, 1, CacheInfo(hits=1, misses=1, maxsize=128, currsize=1)]
@cache
def h(x,y=2): return x*y
t(lambda: [h(1),h(1,y=3),h.cache_info()])
# expect: [2, 3, CacheInfo(hits=0, misses=2, maxsize=None, currsize=2)]
t(lambda: fib.cache_parameters())  # expect: {'maxsize': None, 'typed': False}
@total_ordering
class V:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
t(lambda: (V(1)<=V(1),V(2)>V(1),V(1)>=V(2),V(1)!=V(2)))  # expect: (True, True, False, True)
class W:
    @cached_property
    def x(self): print('computing'); return 42
    @lru_cache
    def m(self,y): return y*2
w=W()
t(lambda: (w.x,w.x))
# expect: computing
# expect: (42, 42)
t(lambda: w.__dict__)  # expect: {'x': 42}
t(lambda: W.x)  # expect: <functools.cached_property object
t(lambda: w.m(4))  # expect: 8
t(lambda: sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a)))  # expect: [3, 2, 1]
t(lambda: reduce(lambda a,b:a*b,range(1,6)))  # expect: 120
import operator
t(lambda: operator.add(1,2))  # expect: 3
t(lambda: sorted([(1,'b'),(2,'a')],key=operator.itemgetter(1)))  # expect: [(2, 'a'), (1, 'b')]
import weakref
class Z: pass
z=Z()
r=weakref.ref(z)
t(lambda: r() is z)  # expect: True
dd=defaultdict(list)
dd['a'].append(1)
t(lambda: dd)  # expect: defaultdict(<class 'list'>, {'a': [1]})
dd2=defaultdict(lambda: defaultdict(int))
dd2['a']['b']+=1
t(lambda: dd2['a'])  # expect: defaultdict(<class 'int'>, {'b': 1})
q=deque(maxlen=3)
for i in range(5): q.append(i)
t(lambda: q)  # expect: deque([2, 3, 4], maxlen=3)
q.rotate(1)
t(lambda: q)  # expect: deque([4, 2, 3], maxlen=3)
q.extendleft([9,8])
t(lambda: q)  # expect: deque([8, 9, 4], maxlen=3)
t(lambda: list(reversed(q)))  # expect: [4, 9, 8]
od=OrderedDict.fromkeys('abc')
od.move_to_end('a')
t(lambda: list(od))  # expect: ['b', 'c', 'a']
od.move_to_end('c',last=False)
t(lambda: od)  # expect: OrderedDict({'c': None, 'b': None, 'a': None})
t(lambda: od.popitem(last=False))  # expect: ('c', None)
t(lambda: type[int])  # expect: type[int]
def ann(x: list[int], y: dict[str,int]|None=None, z: type[int]=int) -> tuple[int,...]: pass
t(lambda: ann.__annotations__)
# expect: {'x': list[int], 'y': dict[str, int] | None, 'z': type[int], 'return': tuple[int, ...]}

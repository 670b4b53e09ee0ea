# Every class of itertools.
# check with: 3.13
def t(f):
    try:
        print(repr(f()).split(" at 0x")[0])
    except Exception as error:
        print(type(error).__name__, error)


from itertools import *
t(lambda: list(islice(count(3,2),5)))  # expect: [3, 5, 7, 9, 11]
t(lambda: list(combinations('abcd',2)))
# expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')]
t(lambda: list(combinations('abcd',0)))  # expect: [()]
t(lambda: list(combinations('ab',3)))  # expect: []
t(lambda: list(combinations_with_replacement('abc',2)))
# expect: [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')]
t(lambda: list(permutations('abc')))
# expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')]
t(lambda: list(permutations('abcd',2)))
# expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'a'), ('b', 'c'), ('b', 'd'), ('c', 'a'), ('c', 'b'), ('c', 'd'), ('d', 'a'), ('d', 'b'), ('d', 'c')]
t(lambda: list(permutations('ab',3)))  # expect: []
t(lambda: list(product('ab',[1,2])))  # expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)]
t(lambda: list(product('ab',repeat=2)))  # expect: [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')]
t(lambda: list(product()))  # expect: [()]
t(lambda: list(product('ab','')))  # expect: []
t(lambda: list(product([1],repeat=0)))  # expect: [()]
t(lambda: list(chain('ab',[1])))  # expect: ['a', 'b', 1]
t(lambda: list(chain.from_iterable(['ab','cd'])))  # expect: ['a', 'b', 'c', 'd']
t(lambda: list(accumulate([1,2,3])))  # expect: [1, 3, 6]
t(lambda: list(accumulate([1,2,3],initial=5)))  # expect: [5, 6, 8, 11]
t(lambda: list(accumulate([3,1,2],max)))  # expect: [3, 3, 3]
t(lambda: list(batched('abcde',2)))  # expect: [('a', 'b'), ('c', 'd'), ('e',)]
t(lambda: list(batched('abcde',2,strict=True)))  # expect: ValueError batched(): incomplete batch
t(lambda: batched('a',0))  # expect: ValueError n must be at least one
t(lambda: list(compress('abcd',[1,0,1])))  # expect: ['a', 'c']
t(lambda: list(dropwhile(lambda x:x<3,[1,2,3,1])))  # expect: [3, 1]
t(lambda: list(takewhile(lambda x:x<3,[1,2,3,1])))  # expect: [1, 2]
t(lambda: list(filterfalse(lambda x:x%2,range(5))))  # expect: [0, 2, 4]
t(lambda: list(starmap(pow,[(2,3),(3,2)])))  # expect: [8, 9]
t(lambda: [(k,list(g)) for k,g in groupby('aabbba')])
# expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('a', ['a'])]
t(lambda: [(k,list(g)) for k,g in groupby([1,3,2,4,5],key=lambda x:x%2)])
# expect: [(1, [1, 3]), (0, [2, 4]), (1, [5])]
t(lambda: list(islice('abcdef',1,None,2)))  # expect: ['b', 'd', 'f']
t(lambda: list(islice('abcdef',2)))  # expect: ['a', 'b']
t(lambda: islice('a',-1))
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
t(lambda: islice('a',0,-1))
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
t(lambda: islice('a',0,1,0))  # expect: ValueError Step for islice() must be a positive integer or None.
t(lambda: islice('a'))  # expect: TypeError islice expected at least 2 arguments, got 1
t(lambda: list(islice('abc',None)))  # expect: ['a', 'b', 'c']
t(lambda: list(pairwise('abcd')))  # expect: [('a', 'b'), ('b', 'c'), ('c', 'd')]
t(lambda: list(repeat(1,3)))  # expect: [1, 1, 1]
t(lambda: repeat(1))  # expect: repeat(1)
t(lambda: repeat(1,3))  # expect: repeat(1, 3)
t(lambda: count(1))  # expect: count(1)
t(lambda: count(1,2))  # expect: count(1, 2)
t(lambda: count(1.5))  # expect: count(1.5)
t(lambda: list(islice(cycle('ab'),5)))  # expect: ['a', 'b', 'a', 'b', 'a']
t(lambda: [list(x) for x in tee('abc',3)])  # expect: [['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c']]
t(lambda: list(zip_longest('ab','c',fillvalue='-')))  # expect: [('a', 'c'), ('b', '-')]
t(lambda: list(zip_longest()))  # expect: []
t(lambda: count('a'))  # expect: TypeError a number is required
t(lambda: permutations('a',-1))  # expect: ValueError r must be non-negative
t(lambda: combinations('a',-1))  # expect: ValueError r must be non-negative
t(lambda: product('a',repeat=-1))  # expect: ValueError repeat argument cannot be negative
t(lambda: list(islice(count(2**61-2),4)))
# expect: [2305843009213693950, 2305843009213693951, 2305843009213693952, 2305843009213693953]
t(lambda: chain)  # expect: <class 'itertools.chain'>
t(lambda: chain(1))  # expect: <itertools.chain object
t(lambda: list(chain(1)))  # expect: TypeError 'int' object is not iterable
a,b=tee(iter('abc'))
next(a)
t(lambda: (list(a),list(b)))  # expect: (['b', 'c'], ['a', 'b', 'c'])
g=groupby('aab')
k1,g1=next(g)
k2,g2=next(g)
t(lambda: (k1,list(g1),k2,list(g2)))  # expect: ('a', [], 'b', ['b'])

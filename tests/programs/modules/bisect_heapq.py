# _bisect and _heapq.
# check with: 3.13
import _bisect as bisect, _heapq as heapq

a = [1, 2, 2, 2, 5, 9]
for x in [0, 1, 2, 3, 5, 9, 10]:
    print(x, bisect.bisect_left(a, x), bisect.bisect_right(a, x), bisect.bisect_right(a, x, 2), bisect.bisect_left(a, x, 1, 4))
    # expect: 0 0 0 2 1
    # expect: 1 0 1 2 1
    # expect: 2 1 4 4 1
    # expect: 3 4 4 4 4
    # expect: 5 4 5 5 4
    # expect: 9 5 6 6 4
    # expect: 10 6 6 6 4
b = []
for x in [5, 3, 8, 1, 9, 2, 5, 5, 7]:
    bisect.insort_right(b, x)
print(b)  # expect: [1, 2, 3, 5, 5, 5, 7, 8, 9]
words = ["aaa", "b", "cc"]
bisect.insort_left(words, "dd", key=len, lo=2, hi=3); print(words)  # expect: ['aaa', 'b', 'dd', 'cc']
print(bisect.bisect_left(["a", "bb", "ccc"], 2, key=len), bisect.bisect_right(["a", "bb", "ccc"], 2, key=len))
# expect: 1 2
for bad in [lambda: bisect.bisect_left(a, 1, -1), lambda: bisect.bisect_right(a, "x"), lambda: bisect.bisect_right(10, 10), lambda: bisect.insort_right(a, 3, lo=-1)]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError lo must be non-negative
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError object of type 'int' has no len()
        # expect: ValueError lo must be non-negative

class Seq:
    def __init__(self): self.data = [1, 3, 5]
    def __len__(self): return 3
    def __getitem__(self, i): return self.data[i]
    def insert(self, i, x): self.data.insert(i, x)

s = Seq(); bisect.insort_right(s, 4); print(s.data)  # expect: [1, 3, 4, 5]
seed = 1
data = []
for _ in range(300):
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    data.append(seed % 1000)
heap = list(data)
heapq.heapify(heap)
print(heap[:10], heapq.heappop(heap), heapq.heapreplace(heap, 3), heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 500))
# expect: [5, 8, 10, 15, 13, 36, 12, 20, 44, 29] 5 8 -1 3
heapq.heappush(heap, 4)
print(len(heap))  # expect: 300
out = [heapq.heappop(heap) for _ in range(20)]
print(out)  # expect: [4, 10, 12, 13, 15, 19, 20, 24, 27, 29, 30, 35, 36, 37, 37, 42, 44, 46, 52, 54]
m = list(data); heapq._heapify_max(m); print([heapq._heappop_max(m) for _ in range(10)], heapq._heapreplace_max(m, 5))
# expect: [998, 995, 993, 992, 990, 986, 985, 984, 983, 971] 971
for bad in [lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapreplace([], 1), lambda: heapq.heapify(5), lambda: heapq.heappush([1], "a")]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: IndexError index out of range
        # expect: TypeError heappush() argument 1 must be list, not tuple
        # expect: IndexError index out of range
        # expect: TypeError heapify() argument must be list, not int
        # expect: TypeError '<' not supported between instances of 'str' and 'int'

class Evil:
    def __init__(self, heap): self.heap = heap
    def __lt__(self, other):
        self.heap.clear()
        return True

h = []
h.extend(Evil(h) for _ in range(5))
try:
    heapq.heappop(h)
except RuntimeError as e:
    print(e)  # expect: list changed size during iteration

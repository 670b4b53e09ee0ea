# A discrete simulation with an own random generator: customers, tills, a heap of events, statistics, a histogram; and a priority queue by hand.
class Lcg:
    def __init__(self, seed): self.state = seed
    def next(self, n): self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64; return (self.state >> 33) % n
class Heap:
    def __init__(self): self.items = []
    def push(self, item):
        self.items.append(item); i = len(self.items) - 1
        while i and self.items[i] < self.items[(i - 1) // 2]:
            self.items[i], self.items[(i - 1) // 2] = self.items[(i - 1) // 2], self.items[i]; i = (i - 1) // 2
    def pop(self):
        top, last = self.items[0], self.items.pop()
        if self.items:
            self.items[0] = last; i = 0
            while True:
                child = 2 * i + 1
                if child + 1 < len(self.items) and self.items[child + 1] < self.items[child]: child += 1
                if child >= len(self.items) or not self.items[child] < self.items[i]: break
                self.items[i], self.items[child] = self.items[child], self.items[i]; i = child
        return top
    def __len__(self): return len(self.items)
    def __bool__(self): return bool(self.items)
h = Heap()
rng = Lcg(1)
values = [rng.next(1000) for _ in range(200)]
for v in values: h.push(v)
print([h.pop() for _ in range(len(h))] == sorted(values), len(h), bool(h))  # expect: True 0 False
class Customer:
    count = 0
    def __init__(self, time, service):
        Customer.count += 1
        self.id, self.time, self.service = Customer.count, time, service
    def __lt__(self, other): return self.id < other.id
    def __repr__(self): return "#%d" % self.id
class Bank:
    def __init__(self, tills, rng):
        self.free, self.rng, self.queue, self.events, self.waits, self.clock, self.longest = tills, rng, [], Heap(), [], 0, 0
    def at(self, delay, action, *args): self.events.push((self.clock + delay, len(self.waits), id(action) and action.__name__, action, args))
    def arrive(self, customer):
        self.queue.append(customer)
        self.longest = max(self.longest, len(self.queue))
        self.serve()
    def serve(self):
        while self.free and self.queue:
            customer = self.queue.pop(0)
            self.free -= 1
            self.waits.append(self.clock - customer.time)
            self.leaving.append((self.clock + customer.service, customer))
            self.leaving.sort()
    def run(self, n):
        self.leaving, arrivals, time = [], [], 0
        for _ in range(n):
            time += self.rng.next(7) + 1
            arrivals.append(Customer(time, self.rng.next(12) + 2))
        while arrivals or self.leaving:
            if self.leaving and (not arrivals or self.leaving[0][0] <= arrivals[0].time):
                self.clock, _ = self.leaving.pop(0)
                self.free += 1
                self.serve()
            else:
                customer = arrivals.pop(0)
                self.clock = customer.time
                self.arrive(customer)
        return self
for tills in (1, 2, 3, 4):
    bank = Bank(tills, Lcg(42)).run(150)
    waits = sorted(bank.waits)
    print("%d tills: clock %d, mean wait %.2f, median %d, max %d, longest queue %d, served %d, free %d" % (tills, bank.clock, sum(waits) / len(waits), waits[len(waits) // 2], waits[-1], bank.longest, len(waits), bank.free))
    # expect: 1 tills: clock 1119, mean wait 251.28, median 257, max 504, longest queue 71, served 150, free 1
    # expect: 2 tills: clock 627, mean wait 3.66, median 2, max 21, longest queue 6, served 150, free 2
    # expect: 3 tills: clock 621, mean wait 0.23, median 0, max 3, longest queue 2, served 150, free 3
    # expect: 4 tills: clock 621, mean wait 0.01, median 0, max 1, longest queue 1, served 150, free 4
histogram = {}
for w in Bank(2, Lcg(7)).run(200).waits: histogram[w // 5] = histogram.get(w // 5, 0) + 1
for bucket in sorted(histogram)[:8]: print("%3d-%3d %s" % (bucket * 5, bucket * 5 + 4, "*" * histogram[bucket]))
# expect:   0-  4 ****************************************************************************
# expect:   5-  9 ********************************************
# expect:  10- 14 ********************************************
# expect:  15- 19 *********
# expect:  20- 24 **************
# expect:  25- 29 ********
# expect:  30- 34 ****
# expect:  35- 39 *
print(Customer.count, Customer(0, 1), min([Customer(0, 0), Customer(0, 0)]))  # expect: 800 #801 #802
def mean_and_deviation(xs):
    m = sum(xs) / len(xs)
    return round(m, 4), round((sum((x - m) ** 2 for x in xs) / len(xs)) ** 0.5, 4)
print(mean_and_deviation([Lcg(s).next(100) for s in range(500)]), mean_and_deviation(Bank(1, Lcg(3)).run(50).waits))
# expect: (49.364, 28.9403) (108.9, 50.0489)

# byterun kinds: a generator from a generator, twice.
g = (x * x for x in range(5))
h = (y + 1 for y in g)
print(list(h))  # expect: [1, 2, 5, 10, 17]
class Thing:
    RESOURCES = ("abc", "def")
    def get_abc(self): return "ABC"
    def get_def(self): return "DEF"
    def resource_info(self):
        for name in self.RESOURCES:
            yield name, getattr(self, "get_" + name)
    def boom(self):
        print(sorted((name, get()) for name, get in self.resource_info()))
Thing().boom()  # expect: [('abc', 'ABC'), ('def', 'DEF')]

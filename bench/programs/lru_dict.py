# A least-recently-used cache twice: over a dict's insertion order, and over a linked list.
# small: 100
# group: containers
import sys


class DictCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = {}
        self.hits = self.misses = 0

    def get(self, key, compute):
        entries = self.entries
        if key in entries:
            self.hits += 1
            value = entries.pop(key)
        else:
            self.misses += 1
            value = compute(key)
            if len(entries) >= self.capacity:
                del entries[next(iter(entries))]
        entries[key] = value
        return value


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.before = self.after = self


class LinkedCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.nodes = {}
        self.root = Node(None, None)
        self.hits = self.misses = 0

    @staticmethod
    def unlink(node):
        node.before.after = node.after
        node.after.before = node.before

    def link_last(self, node):
        root = self.root
        last = root.before
        node.before, node.after = last, root
        last.after = root.before = node

    def get(self, key, compute):
        node = self.nodes.get(key)
        if node is not None:
            self.hits += 1
            self.unlink(node)
        else:
            self.misses += 1
            node = Node(key, compute(key))
            if len(self.nodes) >= self.capacity:
                oldest = self.root.after
                self.unlink(oldest)
                del self.nodes[oldest.key]
            self.nodes[key] = node
        self.link_last(node)
        return node.value


def keys(n):
    state = 1
    for i in range(n):
        state = (state * 75 + 74) % 65537
        yield state % 100 if i % 3 else state % 3000


def main(n):
    for cache in (DictCache(500), LinkedCache(500)):
        total = 0
        for key in keys(n):
            total += cache.get(key, lambda k: k * k % 1009)
        print(type(cache).__name__, total, cache.hits, cache.misses)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500000)

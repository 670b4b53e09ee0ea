# Graphs: breadth and depth first search, Dijkstra, topological order, components, minimum spanning tree, Floyd-Warshall.
from _heapq import heappush, heappop
from collections import deque, defaultdict
class Graph:
    def __init__(self, edges, directed=False):
        self.edges = defaultdict(dict)
        for a, b, *w in edges:
            self.edges[a][b] = w[0] if w else 1
            self.edges[b]
            if not directed: self.edges[b][a] = self.edges[a][b]
    def __iter__(self): return iter(sorted(self.edges))
    def __getitem__(self, node): return self.edges[node]
    def bfs(self, start):
        seen, queue = {start: 0}, deque([start])
        while queue:
            node = queue.popleft()
            for other in sorted(self[node]):
                if other not in seen: seen[other] = seen[node] + 1; queue.append(other)
        return seen
    def dfs(self, node, seen=None):
        seen = set() if seen is None else seen
        if node in seen: return
        seen.add(node)
        yield node
        for other in sorted(self[node]): yield from self.dfs(other, seen)
    def dijkstra(self, start):
        distance, previous, heap = {start: 0}, {}, [(0, start)]
        while heap:
            d, node = heappop(heap)
            if d > distance[node]: continue
            for other, w in self[node].items():
                if d + w < distance.get(other, float("inf")):
                    distance[other] = d + w; previous[other] = node
                    heappush(heap, (d + w, other))
        return distance, previous
    def path(self, start, goal):
        distance, previous = self.dijkstra(start)
        if goal not in distance: return None
        path = [goal]
        while path[-1] != start: path.append(previous[path[-1]])
        return path[::-1], distance[goal]
    def topological(self):
        incoming = {node: 0 for node in self}
        for node in self:
            for other in self[node]: incoming[other] += 1
        ready, order = sorted(n for n in incoming if not incoming[n]), []
        while ready:
            node = ready.pop(0)
            order.append(node)
            for other in sorted(self[node]):
                incoming[other] -= 1
                if not incoming[other]: ready.append(other); ready.sort()
        if len(order) < len(incoming): raise ValueError("cycle among %s" % sorted(set(incoming) - set(order)))
        return order
    def components(self):
        left = set(self.edges)
        while left:
            part = list(self.dfs(min(left)))
            left -= set(part)
            yield part
    def spanning_tree(self):
        parent = {n: n for n in self.edges}
        def find(n):
            while parent[n] != n: parent[n] = parent[parent[n]]; n = parent[n]
            return n
        for w, a, b in sorted((w, a, b) for a in self.edges for b, w in self[a].items() if a < b):
            if find(a) != find(b):
                parent[find(a)] = find(b)
                yield a, b, w
    def all_pairs(self):
        d = {(a, b): 0 if a == b else self[a].get(b, float("inf")) for a in self for b in self}
        for k in self:
            for a in self:
                for b in self: d[a, b] = min(d[a, b], d[a, k] + d[k, b])
        return d
g = Graph([("a", "b", 4), ("a", "c", 2), ("b", "c", 1), ("b", "d", 5), ("c", "d", 8), ("c", "e", 10), ("d", "e", 2), ("x", "y", 1)])
print(g.bfs("a")); print(list(g.dfs("a"))); print(g.dijkstra("a")[0]); print(g.path("a", "e"), g.path("a", "x"))
# expect: {'a': 0, 'b': 1, 'c': 1, 'd': 2, 'e': 2}
# expect: ['a', 'b', 'c', 'd', 'e']
# expect: {'a': 0, 'b': 3, 'c': 2, 'd': 8, 'e': 10}
# expect: (['a', 'c', 'b', 'd', 'e'], 10) None
print(list(g.components()), list(g.spanning_tree()), sum(w for *_, w in g.spanning_tree()))
# expect: [['a', 'b', 'c', 'd', 'e'], ['x', 'y']] [('b', 'c', 1), ('x', 'y', 1), ('a', 'c', 2), ('d', 'e', 2), ('b', 'd', 5)] 11
d = Graph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")], directed=True)
print(d.topological())  # expect: ['shirt', 'socks', 'tie', 'trousers', 'belt', 'jacket', 'shoes']
try: Graph([(1, 2), (2, 3), (3, 1), (0, 1)], directed=True).topological()
except ValueError as error: print(error)  # expect: cycle among [1, 2, 3]
pairs = g.all_pairs()
print([pairs["a", n] for n in g], all(pairs[a, b] == pairs[b, a] for a in g for b in g))
# expect: [0, 3, 2, 8, 10, inf, inf] True
grid = {(r, c) for r in range(12) for c in range(12) if (r * 7 + c * 3) % 5}
m = Graph([(p, (p[0] + dr, p[1] + dc)) for p in grid for dr, dc in ((0, 1), (1, 0)) if (p[0] + dr, p[1] + dc) in grid])
start = min(m)
print(len(m.bfs(start)), max(m.bfs(start).values()), len(list(m.components())), m.path(start, max(m.bfs(start)))[1])
# expect: 38 20 4 20

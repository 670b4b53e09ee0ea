# Recursion up to near the limit, and RecursionError beyond it.
import sys
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))  # expect: 900
def forever(n): return forever(n + 1)
try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])  # expect: RecursionError maximum recursion depth exceeded
class A:
    def __getattr__(self, name): return getattr(self, name + "x")
try:
    A().y
except RecursionError:
    print("getattr")  # expect: getattr
def mutual_a(n): return mutual_b(n)
def mutual_b(n):
    try:
        return mutual_a(n + 1)
    finally:
        pass
try:
    mutual_a(0)
except RecursionError:
    print("mutual")  # expect: mutual
print(depth(500))  # expect: 500
sys.setrecursionlimit(5000)
print(depth(4000))  # expect: 4000
def catching(n):
    try:
        return catching(n + 1)
    except RecursionError:
        return "caught inside"
print(catching(0))  # expect: caught inside

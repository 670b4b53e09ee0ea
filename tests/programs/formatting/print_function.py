# print: sep, end, file, flush, odd values.
import sys
print()  # expect:
print("")  # expect:
print(1, "a", None, 2.0, [1, "x"], sep="-")  # expect: 1-a-None-2.0-[1, 'x']
print("a", "b", sep="")  # expect: ab
print("no newline", end="")
print("!", end="\n\n")
# expect: no newline!
# expect:
print(1, 2, 3, sep=", ", end=".\n")  # expect: 1, 2, 3.
print("x", file=sys.stdout)  # expect: x
print(*[1, 2, 3], *"ab")  # expect: 1 2 3 a b
print(print(end=""), sep=None, end=None)  # expect: None
sys.stdout.write("written\n")  # expect: written
class Writer:
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
w = Writer()
print("to", "writer", file=w, sep="+")
print(w.parts)  # expect: ['to', '+', 'writer', '\n']
class Loud:
    def __str__(self):
        return "LOUD"
print(Loud(), [str(Loud())])  # expect: LOUD ['LOUD']
try:
    print("x", wrong=1)
except TypeError:
    print("TypeError")  # expect: TypeError
try:
    print("x", sep=1)
except TypeError as error:
    print(error)  # expect: sep must be None or a string, not int

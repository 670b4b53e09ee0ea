# byterun kinds: printing, in a function, to a file.
import sys
print("hello")  # expect: hello
a = 3
print(a, 4, "x")  # expect: 3 4 x
def fn(): print("in a function", end="")
fn()
print()  # expect: in a function
print("to a file", file=sys.stdout)  # expect: to a file
sys.stdout.write("written\n")  # expect: written

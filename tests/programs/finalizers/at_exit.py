# Finalizers at the end of a program: variables of the module in their order, then what they refer to.
class Thing:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
_private = Thing("private")
first = Thing("first")
second = Thing("second")
def generator():
    try:
        yield 1
    finally:
        print("generator left")
left = generator()
next(left)
third = Thing("third")
print("end of the program")
# expect: end of the program
# expect: del private
# expect: del first
# expect: del second
# expect: generator left
# expect: del third

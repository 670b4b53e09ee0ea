# check with: 3.10+
# byterun kind: calling methods wrong.
class Thing:
    def __init__(self, x): self.x = x
    def m(self, y): return self.x * y
thing = Thing(2)
print(thing.m(14), Thing.m(thing, 3))  # expect: 28 6
for wrong in (lambda: Thing.m(14), lambda: thing.m(), lambda: thing.m(1, 2), lambda: Thing(), lambda: Thing.m(thing)):
    try:
        wrong()
    except TypeError as error:
        print(error)
        # expect: Thing.m() missing 1 required positional argument: 'y'
        # expect: Thing.m() missing 1 required positional argument: 'y'
        # expect: Thing.m() takes 2 positional arguments but 3 were given
        # expect: Thing.__init__() missing 1 required positional argument: 'x'
        # expect: Thing.m() missing 1 required positional argument: 'y'

# check with: 3.13
# Doc strings of properties: the getter's, their own, those of subclasses with and without a text of their own.
class Plain(property): pass
class Told(property):
    "what the class says"
class Slotted(property):
    __slots__ = ()
class SlottedTold(property):
    "what the class says"
    __slots__ = ()
def getter(self): "what the getter says"
def silent(self): pass
for kind in (property, Plain, Told):
    print(kind.__name__, kind(getter).__doc__, kind(silent).__doc__, kind(getter, doc="own").__doc__, kind(getter).getter(silent).__doc__, kind(doc="own").getter(getter).__doc__, kind().__doc__)
    # expect: property what the getter says None own None own None
    # expect: Plain what the getter says None own None what the getter says None
    # expect: Told what the getter says None own None what the getter says None
print(Slotted(silent).__doc__, SlottedTold(silent).__doc__,  SlottedTold(doc="own").__doc__)
# expect: None what the class says what the class says
try: SlottedTold(getter)
except AttributeError as error: print(error)  # expect: 'SlottedTold' object attribute '__doc__' is read-only
class C:
    @Told
    def x(self): "of x"
    @x.setter
    def x(self, value): "of the setter"
print(C.x.__doc__, Told.__doc__, vars(C)["x"].fset.__doc__)  # expect: of x what the class says of the setter

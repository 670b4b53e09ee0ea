# Slots for what one of several bases has already.
class Final: __slots__ = ('__weakref__',)
class Plain: pass
class A(Final, Plain):
    __slots__ = ('x', '__dict__')
a = A(); a.x = 1; a.y = 2; print(a.__dict__, a.x)  # expect: {'y': 2} 1
for bases in ((Plain, Final), (Plain,), (A,)):
    try:
        class B(*bases):
            __slots__ = ('__dict__',)
        print("made", len(bases))
    except TypeError as e: print(e)
    try:
        class B(*bases):
            __slots__ = ('__weakref__',)
        print("made", len(bases))
    except TypeError as e: print(e)
    # expect: __dict__ slot disallowed: we already got one
    # expect: __weakref__ slot disallowed: we already got one
    # expect: __dict__ slot disallowed: we already got one
    # expect: __weakref__ slot disallowed: we already got one
    # expect: __dict__ slot disallowed: we already got one
    # expect: __weakref__ slot disallowed: we already got one

# pythonvm kind: class and instance attributes; the instance must not keep a stale copy.
class Foo:
    attr1 = "class value"
    attr2 = "shared"
foo, bar = Foo(), Foo()
print(Foo.attr1, foo.attr1)  # expect: class value class value
foo.attr1 = "instance value"
print(Foo.attr1, foo.attr1, bar.attr1)  # expect: class value instance value class value
Foo.attr2 = "changed later"
print(foo.attr2, bar.attr2)  # expect: changed later changed later
Foo.attr3 = "added later"
print(foo.attr3)  # expect: added later

# Seed 003: foo.py, whose .pyc the question dissects.
def hello(name):
    print("Hello, %s" % name)
hello("world")  # expect: Hello, world
hello(("tuple",))  # expect: Hello, tuple

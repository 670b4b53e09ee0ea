# Finalizers run also when the program ends by an exception.
class Thing:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
one = Thing("one")
def fails():
    raise ValueError("the end")
fails()
# expect: del one
# expect error: ValueError: the end

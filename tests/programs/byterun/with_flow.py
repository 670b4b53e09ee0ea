# byterun kinds: return, continue, break and raise inside with.
class Null:
    def __init__(self, name): self.name = name
    def __enter__(self): l.append("i" + self.name); return self
    def __exit__(self, *exc): l.append("o" + self.name)
def use_return(val):
    with Null("r"): return val
def use_continue():
    for i in range(3):
        with Null(str(i)):
            if i % 2: continue
            l.append("w%d" % i)
def use_break():
    for i in range(3):
        with Null(str(i)):
            if i == 1: break
def use_raise(val):
    try:
        with Null("x"): raise ValueError(val)
    except ValueError as e:
        return e.args
l = []
print(use_return(23), use_return([]), use_continue(), use_break(), use_raise("v"))
# expect: 23 [] None None ('v',)
print(l)
# expect: ['ir', 'or', 'ir', 'or', 'i0', 'w0', 'o0', 'i1', 'o1', 'i2', 'w2', 'o2', 'i0', 'o0', 'i1', 'o1', 'ix', 'ox']
def nested():
    for i in range(2):
        with Null("a"):
            with Null("b"), Null("c"):
                if i: return "out"
                continue
l = []
print(nested(), l)  # expect: out ['ia', 'ib', 'ic', 'oc', 'ob', 'oa', 'ia', 'ib', 'ic', 'oc', 'ob', 'oa']

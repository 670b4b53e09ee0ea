# What byterun did wrong: a closure called from an unrelated frame, kw-only defaults, annotations.
def make(secret):
    def get(*, plus: int = 1) -> int: return secret + plus
    return get
def unrelated(f):
    secret = "not this one"
    return f(), f(plus=5), secret
print(unrelated(make(41)))  # expect: (42, 46, 'not this one')
print(list(map(lambda f: f(), [make(0), make(1)])), sorted(make(0).__annotations__))
# expect: [1, 2] ['plus', 'return']

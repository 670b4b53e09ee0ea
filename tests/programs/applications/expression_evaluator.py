# Tokenizer, Pratt parser and evaluator for arithmetic with variables and functions; a compiler to closures beside it.
import math
def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace(): i += 1; continue
        if c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."): j += 1
            yield "number", float(text[i:j]) if "." in text[i:j] else int(text[i:j])
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum(): j += 1
            yield "name", text[i:j]
            i = j
        elif text[i:i + 2] in ("**", "//", "<=", ">=", "=="): yield "op", text[i:i + 2]; i += 2
        elif c in "+-*/%()<>,?:=": yield "op", c; i += 1
        else: raise SyntaxError("unexpected %r at %d" % (c, i))
    yield "end", None
BINARY = {"?": 1, "<": 3, ">": 3, "<=": 3, ">=": 3, "==": 3, "+": 5, "-": 5, "*": 7, "/": 7, "//": 7, "%": 7, "**": 10}
class Parser:
    def __init__(self, text): self.stream = tokens(text); self.kind, self.value = next(self.stream)
    def advance(self):
        token = self.kind, self.value
        self.kind, self.value = next(self.stream)
        return token
    def accept(self, op):
        if (self.kind, self.value) == ("op", op): self.advance(); return True
    def need(self, op):
        if not self.accept(op): raise SyntaxError("expected %r before %r" % (op, self.value))
    def prefix(self):
        kind, value = self.advance()
        if kind == "number": return ("num", value)
        if kind == "name":
            if self.accept("("):
                args = []
                while not self.accept(")"):
                    args.append(self.parse(0))
                    if not self.accept(","): self.need(")"); break
                return ("call", value, args)
            return ("var", value)
        if value == "(":
            inner = self.parse(0); self.need(")"); return inner
        if value in ("-", "+"): return ("un", value, self.parse(8))
        raise SyntaxError("unexpected %r" % (value,))
    def parse(self, level):
        left = self.prefix()
        while self.kind == "op" and BINARY.get(self.value, 0) > level:
            op = self.advance()[1]
            if op == "?":
                yes = self.parse(0); self.need(":"); left = ("if", left, yes, self.parse(0))
            else: left = ("bin", op, left, self.parse(BINARY[op] - (op == "**")))
        return left
OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "==": lambda a, b: a == b}
def evaluate(node, env):
    kind, *rest = node
    if kind == "num": return rest[0]
    if kind == "var": return env[rest[0]]
    if kind == "un": return -evaluate(rest[1], env) if rest[0] == "-" else +evaluate(rest[1], env)
    if kind == "bin": return OPS[rest[0]](evaluate(rest[1], env), evaluate(rest[2], env))
    if kind == "if": return evaluate(rest[1] if evaluate(rest[0], env) else rest[2], env)
    return env[rest[0]](*[evaluate(arg, env) for arg in rest[1]])
def compiled(node):
    kind, *rest = node
    if kind == "num": return lambda env, v=rest[0]: v
    if kind == "var": return lambda env, n=rest[0]: env[n]
    if kind == "un":
        inner = compiled(rest[1])
        return (lambda env: -inner(env)) if rest[0] == "-" else inner
    if kind == "bin":
        op, a, b = OPS[rest[0]], compiled(rest[1]), compiled(rest[2])
        return lambda env: op(a(env), b(env))
    if kind == "if":
        test, yes, no = map(compiled, rest)
        return lambda env: (yes if test(env) else no)(env)
    args = [compiled(arg) for arg in rest[1]]
    return lambda env: env[rest[0]](*[arg(env) for arg in args])
env = {"x": 3, "pi": math.pi, "max": max, "sqrt": math.sqrt, "f": lambda a, b=1: a * 10 + b}
for text in ("1 + 2 * 3", "(1+2)*3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "7 // 2 % 2", "x * x - 1", "max(1, x, 2) + sqrt(16)", "f(1)", "f(1, 2)", "x > 2 ? 10 : 20", "x < 2 ? 10 : x == 3 ? 5 : 6", "1.5 + .5", "--x", "2 * -x", "1 <= x", "f()", "1 +", "(1", "1 $ 2", "y", "1 / 0", "max(1 2)", "", ")", "x(1)"):
    try:
        tree = Parser(text).parse(0)
        value = evaluate(tree, env)
        print(text, "=", value, compiled(tree)(env) == value)
        # expect: 1 + 2 * 3 = 7 True
        # expect: (1+2)*3 = 9 True
        # expect: 2 ** 3 ** 2 = 512 True
        # expect: -2 ** 2 = -4 True
        # expect: 10 - 4 - 3 = 3 True
        # expect: 7 // 2 % 2 = 1 True
        # expect: x * x - 1 = 8 True
        # expect: max(1, x, 2) + sqrt(16) = 7.0 True
        # expect: f(1) = 11 True
        # expect: f(1, 2) = 12 True
        # expect: x > 2 ? 10 : 20 = 10 True
        # expect: x < 2 ? 10 : x == 3 ? 5 : 6 = 5 True
        # expect: 1.5 + .5 = 2.0 True
        # expect: --x = 3 True
        # expect: 2 * -x = -6 True
        # expect: 1 <= x = True True
    except Exception as error: print(repr(text), type(error).__name__, error)
    # expect: 'f()' TypeError <lambda>() missing 1 required positional argument: 'a'
    # expect: '1 +' StopIteration 
    # expect: '(1' SyntaxError expected ')' before None
    # expect: '1 $ 2' SyntaxError unexpected '$' at 2
    # expect: 'y' KeyError 'y'
    # expect: '1 / 0' ZeroDivisionError division by zero
    # expect: 'max(1 2)' SyntaxError expected ')' before 2
    # expect: '' StopIteration 
    # expect: ')' SyntaxError unexpected ')'
    # expect: 'x(1)' TypeError 'int' object is not callable

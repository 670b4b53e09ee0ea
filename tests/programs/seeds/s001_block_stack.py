# Seeds 001 and 002: a small stack machine with data stack, block stack and `why`, run on a program with a loop.
class Block:
    def __init__(self, kind, handler, height): self.kind, self.handler, self.height = kind, handler, height
class Frame:
    def __init__(self, code, names): self.code, self.names, self.stack, self.blocks, self.pc = code, names, [], [], 0
class Machine:
    def __init__(self): self.frames, self.result = [], None
    @property
    def frame(self): return self.frames[-1]
    def pop(self): return self.frame.stack.pop()
    def push(self, *values): self.frame.stack.extend(values)
    def popn(self, n):
        if not n: return []
        values = self.frame.stack[-n:]
        self.frame.stack[-n:] = []
        return values
    def run(self, code, names):
        self.frames.append(Frame(code, names))
        while True:
            op, arg = self.frame.code[self.frame.pc]
            self.frame.pc += 1
            method = getattr(self, "do_" + op, None)
            if method is None:
                raise NotImplementedError(op)
            why = method(arg) if arg is not None else method()
            while why and self.frame.blocks: why = self.unwind(why)
            if why: break
        self.frames.pop()
        return self.result
    def unwind(self, why):
        block = self.frame.blocks.pop()
        while len(self.frame.stack) > block.height: self.pop()
        if block.kind == "loop" and why == "break":
            self.frame.pc = block.handler
            return None
        return why
    def do_const(self, v): self.push(v)
    def do_load(self, n): self.push(self.frame.names[n])
    def do_store(self, n): self.frame.names[n] = self.pop()
    def do_add(self): a, b = self.popn(2); self.push(a + b)
    def do_less(self): a, b = self.popn(2); self.push(a < b)
    def do_jump(self, t): self.frame.pc = t
    def do_jump_if_false(self, t): self.frame.pc = self.frame.pc if self.pop() else t
    def do_setup_loop(self, t): self.frame.blocks.append(Block("loop", t, len(self.frame.stack)))
    def do_break(self): return "break"
    def do_call(self, n): args = self.popn(n); code, params = self.pop(); self.push(self.run(code, dict(zip(params, args))))
    def do_print(self): print(self.pop())
    def do_return(self): self.result = self.pop(); return "return"
double = ([("load", "n"), ("load", "n"), ("add", None), ("return", None)], ["n"])
program = [("const", 0), ("store", "i"), ("setup_loop", 16), ("const", "junk"), ("load", "i"), ("const", 5), ("less", None),
           ("jump_if_false", 15), ("load", "double"), ("load", "i"), ("call", 1), ("print", None), ("load", "i"), ("const", 1),
           ("jump", 17), ("break", None), ("jump", 20), ("add", None), ("store", "i"), ("jump", 3), ("load", "i"), ("return", None)]
print(Machine().run(program, {"double": double}))
# expect: 0
# expect: 2
# expect: 4
# expect: 6
# expect: 8
# expect: 5
try:
    Machine().run([("pirouette", None)], {})
except NotImplementedError as error:
    print("unsupported:", error)  # expect: unsupported: pirouette

# Seeds 001 and 002: the tiny interpreter, both ways to dispatch.
class Interpreter:
    def __init__(self):
        self.stack = []
        self.environment = {}

    def LOAD_VALUE(self, number): self.stack.append(number)

    def PRINT_ANSWER(self): print(self.stack.pop())

    def ADD_TWO_VALUES(self): self.stack.append(self.stack.pop() + self.stack.pop())

    def STORE_NAME(self, name): self.environment[name] = self.stack.pop()

    def LOAD_NAME(self, name): self.stack.append(self.environment[name])

    def parse_argument(self, instruction, argument, program):
        if instruction == "LOAD_VALUE":
            return program["numbers"][argument]
        if instruction in ("LOAD_NAME", "STORE_NAME"):
            return program["names"][argument]
        return argument

    def run_by_if(self, program):
        for instruction, argument in program["instructions"]:
            argument = self.parse_argument(instruction, argument, program)
            if instruction == "LOAD_VALUE":
                self.LOAD_VALUE(argument)
            elif instruction == "ADD_TWO_VALUES":
                self.ADD_TWO_VALUES()
            elif instruction == "PRINT_ANSWER":
                self.PRINT_ANSWER()
            elif instruction == "STORE_NAME":
                self.STORE_NAME(argument)
            elif instruction == "LOAD_NAME":
                self.LOAD_NAME(argument)

    def run_by_getattr(self, program):
        for instruction, argument in program["instructions"]:
            argument = self.parse_argument(instruction, argument, program)
            method = getattr(self, instruction)
            if argument is None:
                method()
            else:
                method(argument)
sum_of_two = {"instructions": [("LOAD_VALUE", 0), ("LOAD_VALUE", 1), ("ADD_TWO_VALUES", None), ("PRINT_ANSWER", None)],
              "numbers": [7, 5]}
with_names = {"instructions": [("LOAD_VALUE", 0), ("STORE_NAME", 0), ("LOAD_VALUE", 1), ("STORE_NAME", 1),
                               ("LOAD_NAME", 0), ("LOAD_NAME", 1), ("ADD_TWO_VALUES", None), ("PRINT_ANSWER", None)],
              "numbers": [1, 2], "names": ["a", "b"]}
for program in (sum_of_two, with_names):
    Interpreter().run_by_if(program)
    Interpreter().run_by_getattr(program)
    # expect: 12
    # expect: 12
    # expect: 3
    # expect: 3

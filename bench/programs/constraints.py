# Incremental constraint solving in the manner of DeltaBlue: one-way propagation with strengths,
# virtual method calls over chains and projections of variables.
# small: 20
# group: objects
import sys

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.strength = WEAKEST
        self.mark = 0
        self.is_constant = True


class Constraint:
    is_input = False

    def __init__(self, strength, *variables):
        self.strength = strength
        self.variables = variables
        self.output = None

    def attach(self, planner):
        for variable in self.variables:
            variable.constraints.append(self)
        self.output = None
        planner.satisfy_from(self)

    def remove(self, planner):
        output = self.output
        for variable in self.variables:
            variable.constraints.remove(self)
        if output is not None:
            planner.remove_from(self, output)

    def choose_output(self, mark):
        """Picks the weakest variable that this constraint may overwrite, if there is one."""
        best = None
        for variable in self.candidates():
            if variable.mark != mark and variable.strength > self.strength:
                if best is None or variable.strength > best.strength:
                    best = variable
        self.output = best
        return best

    def candidates(self):
        return self.variables

    def inputs(self):
        output = self.output
        return [v for v in self.variables if v is not output]

    def recalculate(self):
        output = self.output
        weakest = self.strength
        constant = not self.is_input
        for variable in self.inputs():
            weakest = max(weakest, variable.strength)
            constant = constant and variable.is_constant
        output.strength = weakest
        output.is_constant = constant
        if constant:
            self.execute()

    def execute(self):
        pass


class Stay(Constraint):
    pass


class Edit(Constraint):
    is_input = True


class Equal(Constraint):
    def execute(self):
        a, b = self.variables
        if self.output is a:
            a.value = b.value
        else:
            b.value = a.value


class Scale(Constraint):
    """result = source * factor + offset"""

    def candidates(self):
        return (self.variables[0], self.variables[3])

    def execute(self):
        source, factor, offset, result = self.variables
        if self.output is result:
            result.value = source.value * factor.value + offset.value
        else:
            source.value = (result.value - offset.value) // factor.value


class Planner:
    def __init__(self):
        self.mark = 0
        self.satisfied = 0

    def satisfy_from(self, constraint):
        self.mark += 1
        while constraint is not None:
            constraint = self.satisfy(constraint)

    def satisfy(self, constraint):
        """Satisfies one constraint; gives the one that it overrode."""
        output = constraint.choose_output(self.mark)
        if output is None:
            if constraint.strength == REQUIRED:
                raise ValueError("could not satisfy a required constraint")
            return None
        overridden = output.determined_by
        if overridden is not None:
            overridden.output = None
        output.determined_by = constraint
        for variable in constraint.inputs():
            variable.mark = self.mark
        if not self.propagate(constraint):
            raise ValueError("cycle")
        output.mark = self.mark
        self.satisfied += 1
        return overridden

    def propagate(self, constraint):
        todo = [constraint]
        for current in todo:
            if current is not constraint and current.output is constraint.output:
                return False
            current.recalculate()
            todo.extend(self.consumers(current.output))
        return True

    @staticmethod
    def consumers(variable):
        determining = variable.determined_by
        return [c for c in variable.constraints if c is not determining and c.output is not None]

    def remove_from(self, constraint, output):
        output.determined_by = None
        output.strength = WEAKEST
        output.is_constant = True
        constraint.output = None
        unsatisfied = []
        todo = [output]
        for variable in todo:
            for other in variable.constraints:
                if other.output is None:
                    unsatisfied.append(other)
            for consumer in self.consumers(variable):
                consumer.recalculate()
                todo.append(consumer.output)
        unsatisfied.sort(key=lambda c: c.strength)
        for other in unsatisfied:
            if other.output is None:
                self.satisfy_from(other)

    def plan(self, edits):
        self.mark += 1
        mark = self.mark
        todo = list(edits)
        plan = []
        while todo:
            constraint = todo.pop()
            output = constraint.output
            if output.mark != mark and all(
                v.mark == mark or v.is_constant or v.determined_by is None for v in constraint.inputs()
            ):
                plan.append(constraint)
                output.mark = mark
                todo.extend(self.consumers(output))
        return plan


def change(planner, variable, values):
    edit = Edit(STRONG, variable)
    edit.attach(planner)
    plan = planner.plan([edit])
    for value in values:
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.remove(planner)


def chain(n):
    planner = Planner()
    variables = [Variable("v%d" % i, 0) for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        Equal(REQUIRED, a, b).attach(planner)
    Stay(WEAK, variables[-1]).attach(planner)
    total = 0
    for value in range(20):
        change(planner, variables[0], [value, value * 3])
        total += variables[-1].value
    return total, planner.satisfied


def projection(n):
    planner = Planner()
    factor, offset = Variable("factor", 10), Variable("offset", 1000)
    pairs = []
    for i in range(n):
        source, result = Variable("s%d" % i, i), Variable("r%d" % i, i)
        Stay(MEDIUM, source).attach(planner)
        Scale(REQUIRED, source, factor, offset, result).attach(planner)
        pairs.append((source, result))
    total = 0
    for i, (source, result) in enumerate(pairs):
        change(planner, source, [17 + i])
        total += result.value
    for i, (source, result) in enumerate(pairs):
        change(planner, result, [1050 + 10 * i])
        total += source.value
    change(planner, factor, [5])
    change(planner, offset, [2000])
    return total + sum(result.value for _, result in pairs), planner.satisfied


def main(n):
    print("chain", *chain(n))
    print("projection", *projection(n))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1400)

# check with: 3.13
# Exception groups: split, subgroup, derive.
def shape(group):
    if isinstance(group, BaseExceptionGroup):
        return (group.message, [shape(member) for member in group.exceptions])
    return repr(group)
group = ExceptionGroup("outer", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3), KeyError(4)])])
print(shape(group), str(group), repr(group), group.args[0])
for matcher in (ValueError, (KeyError, TypeError), lambda error: "3" in str(error), OSError, ExceptionGroup):
    print(shape(group.subgroup(matcher)), [shape(part) for part in group.split(matcher)])
group.add_note("a note")
part = group.subgroup(ValueError)
print(part.__notes__, type(part).__name__, part.__cause__)
class Own(ExceptionGroup):
    def __new__(cls, message, members, code=0):
        self = super().__new__(cls, message, members)
        self.code = code
        return self
    def derive(self, members):
        return Own(self.message, members, self.code)
own = Own("m", [ValueError(1), TypeError(2)], 7)
print(own.subgroup(ValueError).code, type(own.split(TypeError)[1]).__name__)
print(type(BaseExceptionGroup("m", [ValueError(1)])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
print(ExceptionGroup.__mro__[1:3], ExceptionGroup[int])
for call in (lambda: ExceptionGroup(), lambda: ExceptionGroup("m"), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]),
             lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: group.split(1), lambda: group.subgroup((ValueError, 1)),
             lambda: setattr(group, "message", "x"), lambda: ExceptionGroup("m", [ValueError()], 3)):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)

# check with: 3.13
# Exception groups: split, subgroup, derive.
def shape(group):
    if isinstance(group, BaseExceptionGroup):
        return (group.message, [shape(member) for member in group.exceptions])
    return repr(group)
group = ExceptionGroup("outer", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3), KeyError(4)])])
print(shape(group), str(group), repr(group), group.args[0])
# expect: ('outer', ['ValueError(1)', 'TypeError(2)', ('inner', ['ValueError(3)', 'KeyError(4)'])]) outer (3 sub-exceptions) ExceptionGroup('outer', [ValueError(1), TypeError(2), ExceptionGroup('inner', [ValueError(3), KeyError(4)])]) outer
for matcher in (ValueError, (KeyError, TypeError), lambda error: "3" in str(error), OSError, ExceptionGroup):
    print(shape(group.subgroup(matcher)), [shape(part) for part in group.split(matcher)])
    # expect: ('outer', ['ValueError(1)', ('inner', ['ValueError(3)'])]) [('outer', ['ValueError(1)', ('inner', ['ValueError(3)'])]), ('outer', ['TypeError(2)', ('inner', ['KeyError(4)'])])]
    # expect: ('outer', ['TypeError(2)', ('inner', ['KeyError(4)'])]) [('outer', ['TypeError(2)', ('inner', ['KeyError(4)'])]), ('outer', ['ValueError(1)', ('inner', ['ValueError(3)'])])]
    # expect: ('outer', ['ValueError(1)', 'TypeError(2)', ('inner', ['ValueError(3)', 'KeyError(4)'])]) [('outer', ['ValueError(1)', 'TypeError(2)', ('inner', ['ValueError(3)', 'KeyError(4)'])]), 'None']
    # expect: None ['None', ('outer', ['ValueError(1)', 'TypeError(2)', ('inner', ['ValueError(3)', 'KeyError(4)'])])]
    # expect: ('outer', ['ValueError(1)', 'TypeError(2)', ('inner', ['ValueError(3)', 'KeyError(4)'])]) [('outer', ['ValueError(1)', 'TypeError(2)', ('inner', ['ValueError(3)', 'KeyError(4)'])]), 'None']
group.add_note("a note")
part = group.subgroup(ValueError)
print(part.__notes__, type(part).__name__, part.__cause__)  # expect: ['a note'] ExceptionGroup None
class Own(ExceptionGroup):
    def __new__(cls, message, members, code=0):
        self = super().__new__(cls, message, members)
        self.code = code
        return self
    def derive(self, members):
        return Own(self.message, members, self.code)
own = Own("m", [ValueError(1), TypeError(2)], 7)
print(own.subgroup(ValueError).code, type(own.split(TypeError)[1]).__name__)  # expect: 7 Own
print(type(BaseExceptionGroup("m", [ValueError(1)])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
# expect: ExceptionGroup BaseExceptionGroup
print(ExceptionGroup.__mro__[1:3], ExceptionGroup[int])
# expect: (<class 'BaseExceptionGroup'>, <class 'Exception'>) ExceptionGroup[int]
for call in (lambda: ExceptionGroup(), lambda: ExceptionGroup("m"), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]),
             lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: group.split(1), lambda: group.subgroup((ValueError, 1)),
             lambda: setattr(group, "message", "x"), lambda: ExceptionGroup("m", [ValueError()], 3)):
    try:
        print(call())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
        # expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
        # expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
        # expect: ValueError second argument (exceptions) must be a non-empty sequence
        # expect: ValueError Item 0 of second argument (exceptions) is not an exception
        # expect: TypeError second argument (exceptions) must be a sequence
        # expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
        # expect: TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
        # expect: TypeError expected an exception type, a tuple of exception types, or a callable (other than a class)
        # expect: AttributeError readonly attribute
        # expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)

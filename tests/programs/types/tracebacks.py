# check with: 3.13
# Traceback objects.
import sys
def failing():
    raise ValueError("x")
def calling():
    failing()
try:
    calling()
except ValueError as error:
    traceback = error.__traceback__
chain = []
while traceback:
    chain.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno - traceback.tb_frame.f_code.co_firstlineno, traceback.tb_lasti >= 0))
    traceback = traceback.tb_next
print(chain[0][0], chain[1:])  # expect: <module> [('calling', 1, True), ('failing', 1, True)]
try:
    calling()
except ValueError as error:
    traceback = error.__traceback__
Traceback = type(traceback)
made = Traceback(None, sys._getframe(), 4, 77)
print(made.tb_next, made.tb_lineno, made.tb_lasti, made.tb_frame.f_code.co_name, made.__dir__())
# expect: None 77 4 <module> ['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno']
made.tb_next = traceback
print(made.tb_next is traceback)  # expect: True
traceback.tb_next.tb_frame.clear()
for call in (lambda: setattr(traceback, "tb_next", traceback), lambda: setattr(traceback, "tb_next", 1), lambda: Traceback(), lambda: Traceback(1, 2, 3, 4),
             lambda: Traceback(None, 2, 3, 4), lambda: setattr(traceback, "tb_lineno", 1)):
    try:
        call()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError traceback loop detected
        # expect: TypeError expected traceback object, got 'int'
        # expect: TypeError traceback() missing required argument 'tb_next' (pos 1)
        # expect: TypeError traceback() argument 'tb_frame' must be frame, not int
        # expect: TypeError traceback() argument 'tb_frame' must be frame, not int
        # expect: AttributeError attribute 'tb_lineno' of 'traceback' objects is not writable
error = KeyError("k")
print(error.__traceback__, error.with_traceback(made) is error, error.__traceback__ is made)
# expect: None True True
try:
    error.with_traceback(1)
except TypeError as wrong:
    print(wrong)  # expect: __traceback__ must be a traceback or None
try:
    error.__traceback__ = 1
except TypeError as wrong:
    print(wrong)  # expect: __traceback__ must be a traceback or None

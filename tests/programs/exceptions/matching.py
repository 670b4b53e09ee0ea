# Which except clause takes an exception.
class A(Exception): pass
class B(A): pass
class C(Exception): pass
def which(e):
    try:
        raise e
    except (KeyError, IndexError) as error:
        return "lookup " + type(error).__name__
    except B:
        return "B"
    except A:
        return "A"
    except ArithmeticError:
        return "arithmetic"
    except Exception as error:
        return "exception " + type(error).__name__
    except BaseException:
        return "base"
    finally:
        print("finally", end=" ")
for e in (KeyError("k"), IndexError, B(), A, C, ZeroDivisionError(), OverflowError, KeyboardInterrupt(), SystemExit(3), StopIteration, GeneratorExit()):
    print(which(e))
    # expect: finally lookup KeyError
    # expect: finally lookup IndexError
    # expect: finally B
    # expect: finally A
    # expect: finally exception C
    # expect: finally arithmetic
    # expect: finally arithmetic
    # expect: finally base
    # expect: finally base
    # expect: finally exception StopIteration
    # expect: finally base
def dynamic(): print("evaluated", end=" "); return ValueError
try:
    raise ValueError("v")
except dynamic() as e:
    print(e)  # expect: evaluated v
try:
    pass
except dynamic():
    print("never")
try:
    try:
        raise ValueError("v")
    except "not a class":
        print("never")
except TypeError as error:
    print(error)  # expect: catching classes that do not inherit from BaseException is not allowed
try:
    try:
        1 / 0
    except (ValueError, (TypeError, ArithmeticError)):
        print("nested tuple never")
except (TypeError, ZeroDivisionError) as error:
    print(type(error).__name__)  # expect: TypeError

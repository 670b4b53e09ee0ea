# pythonvm kind: bare, typed, else, nested try.
class MyError(Exception): pass
class MyOther(MyError): pass
try:
    print("1 body")  # expect: 1 body
except:
    print("never")
else:
    print("1 else")  # expect: 1 else
try:
    raise MyError("2")
except:
    print("2 bare")  # expect: 2 bare
try:
    raise MyOther()
except KeyError:
    print("never")
except MyError:
    print("3 typed by base")  # expect: 3 typed by base
else:
    print("never")
try:
    try:
        raise MyError()
    except KeyError:
        print("never")
    print("never")
except MyError:
    print("4 outer")  # expect: 4 outer
try:
    try:
        raise KeyError()
    except KeyError:
        print("5 inner")  # expect: 5 inner
        raise MyError()
except MyError:
    print("5 outer")  # expect: 5 outer
print("end")  # expect: end

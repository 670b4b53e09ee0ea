# Arrays of numbers and characters, and what takes their bytes.
import array
from array import array as A
print(array.typecodes)
for c in array.typecodes:
    if c in 'uw': x = A(c, 'héé')
    else: x = A(c, [1,2,3])
    print(x, x.itemsize, len(x), x[0], x[-1], x[1:], x[::-1].tolist(), x.tobytes(), x == x[:], x*2, x+x)
x = A('i', range(10)); x.append(5); x.extend([7,8]); x.insert(0,-1); print(x.pop(), x.pop(0), x.index(5), x.count(5), 5 in x, 99 in x)
x.remove(5); x.reverse(); print(x); x[2:4] = A('i',[100]); print(x); del x[0]; del x[::2]; print(x); x[::2] = A('i', [0]*len(x[::2])); print(x, x.buffer_info()[1])
b = A('h', [1,256]); b.byteswap(); print(b, bytes(b), memoryview(b.tobytes()).nbytes, bytearray(b)); b.frombytes(b'\1\0'); b.fromlist([3]); print(b, A('d',[1.5])+A('d',[2]), A('f',[0.1])[0])
print(A('b') , A('i',[1]) < A('i',[2]), A('i',[1]) == A('d',[1.0]), list(A('I',[2**32-1])), A('Q',[2**64-1])[0], A('q',[-2**63])[0])
import io
f = io.BytesIO(); A('H',[1,2,3]).tofile(f); f.seek(0); y = A('H'); y.fromfile(f, 2); print(y)
import copy; print(copy.copy(y), copy.deepcopy(y), y.__reduce_ex__(3)[1] if 0 else '')
def bad(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: A('x'), lambda: A('b',[300]), lambda: A('B',[-1]), lambda: A('i',[1.5]), lambda: A('i','abc'), lambda: A('h',[40000]), lambda: A('I',[-1]), lambda: A('i',[2**31]), lambda: A('q',[2**63]), lambda: A('L',[-1]), lambda: A('Q', [2**64]), lambda: y[9], lambda: A('i').pop(), lambda: y.index(77), lambda: y.frombytes(b'a'), lambda: A('i',[1])+[1], lambda: A('i',[1]).extend(A('d',[1.0])), lambda: hash(y), lambda: A(), lambda: A(3), lambda: y.fromfile(io.BytesIO(b''),3), lambda: A('u').tounicode(), lambda: y.tounicode(), lambda: A('d',['a'])):
    bad(f)

# Views of arrays.
import array


def outcome(work):
    try:
        return work()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for code in "bBhHiIlLqQfd":
    numbers = array.array(code, range(1, 6))
    view = memoryview(numbers)
    print(code, view.format == code, view.itemsize == numbers.itemsize, view.shape, view.nbytes == len(numbers) * numbers.itemsize, view.readonly, view.tolist())
    view[1] = 7
    view[3:] = array.array(code, [8, 9])
    print(numbers.tolist(), view[::2].tolist(), view == numbers, numbers == numbers, view == array.array("d", numbers), view.obj is numbers)
    print(bytes(view) == numbers.tobytes(), view.cast("B").nbytes == view.nbytes, view.toreadonly().readonly)
    print(outcome(lambda: view.__setitem__(9, 1)), outcome(lambda: view.__setitem__(slice(0, 2), b"ab")), outcome(lambda: view.toreadonly().__setitem__(0, 1)))
with memoryview(array.array("i", [1, 2])) as view:
    print(list(view), 2 in view, view.tobytes() == array.array("i", [1, 2]).tobytes())
print(outcome(lambda: view[0]))
print(memoryview(array.array("B", b"abc")) == b"abc", bytearray(b"abc") == memoryview(array.array("B", b"abc")), outcome(lambda: hash(memoryview(array.array("B", b"abc")).toreadonly())))
print(outcome(lambda: hash(memoryview(bytearray(b"abc")).toreadonly())), hash(memoryview(b"abc")) == hash(b"abc"))

# Every operator between every two kinds of number, in place too: results with their types, or the error. 2 ** 70 and -2 ** 64 are beyond a word.
operands = [0, 1, -1, 7, -3, 2 ** 62, -2 ** 64, 2 ** 70, True, 0.5, -2.0, 1e300, 2j, 1 - 1j]
def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def truediv(a, b): return a / b
def floordiv(a, b): return a // b
def mod(a, b): return a % b
def power(a, b): return a ** b if abs(b) < 100 else "too much"
def lshift(a, b): return a << b if abs(b) < 100 else "too much"
def rshift(a, b): return a >> b if abs(b) < 100 else "too much"
def conjunction(a, b): return a & b
def disjunction(a, b): return a | b
def exclusive(a, b): return a ^ b
def matmul(a, b): return a @ b
def iadd(a, b): a += b; return a
def isub(a, b): a -= b; return a
def imul(a, b): a *= b; return a
def itruediv(a, b): a /= b; return a
def ifloordiv(a, b): a //= b; return a
def imod(a, b): a %= b; return a
def ipower(a, b):
    if abs(b) >= 100: return "too much"
    a **= b; return a
def ilshift(a, b):
    if abs(b) >= 100: return "too much"
    a <<= b; return a
def irshift(a, b):
    if abs(b) >= 100: return "too much"
    a >>= b; return a
def iconjunction(a, b): a &= b; return a
def idisjunction(a, b): a |= b; return a
def iexclusive(a, b): a ^= b; return a
def imatmul(a, b): a @= b; return a
def outcome(function, *arguments):
    try:
        result = function(*arguments)
    except (TypeError, ZeroDivisionError, OverflowError, ValueError) as error:
        return type(error).__name__[:4]
    if isinstance(result, int) and abs(result) > 10 ** 12: return "%s~%d" % (type(result).__name__, result % 1000003)
    if isinstance(result, complex): return "(%.4g,%.4g)" % (result.real, result.imag)
    return "%.10g" % result if isinstance(result, float) else str(result)
pairs = [(add, iadd), (sub, isub), (mul, imul), (truediv, itruediv), (floordiv, ifloordiv), (mod, imod), (power, ipower), (lshift, ilshift), (rshift, irshift),
         (conjunction, iconjunction), (disjunction, idisjunction), (exclusive, iexclusive), (matmul, imatmul)]
for plain, inplace in pairs:
    print(plain.__name__)
    for a in operands:
        results = [outcome(plain, a, b) for b in operands]
        assert results == [outcome(inplace, a, b) for b in operands], (inplace.__name__, a)
        print(*results)
        # expect: add
        # expect: 0 1 -1 7 -3 int~837674 int~649316 int~443902 1 0.5 -2 1e+300 (0,2) (1,-1)
        # expect: 1 2 0 8 -2 int~837675 int~649317 int~443903 2 1.5 -1 1e+300 (1,2) (2,-1)
        # expect: -1 0 -2 6 -4 int~837673 int~649315 int~443901 0 -0.5 -3 1e+300 (-1,2) (0,-1)
        # expect: 7 8 6 14 4 int~837681 int~649323 int~443909 8 7.5 5 1e+300 (7,2) (8,-1)
        # expect: -3 -2 -4 4 -6 int~837671 int~649313 int~443899 -2 -2.5 -5 1e+300 (-3,2) (-2,-1)
        # expect: int~837674 int~837675 int~837673 int~837681 int~837671 int~675345 int~486987 int~281573 int~837675 4.611686018e+18 4.611686018e+18 1e+300 (4.612e+18,2) (4.612e+18,-1)
        # expect: int~649316 int~649317 int~649315 int~649323 int~649313 int~486987 int~298629 int~93215 int~649317 -1.844674407e+19 -1.844674407e+19 1e+300 (-1.845e+19,2) (-1.845e+19,-1)
        # expect: int~443902 int~443903 int~443901 int~443909 int~443899 int~281573 int~93215 int~887804 int~443903 1.180591621e+21 1.180591621e+21 1e+300 (1.181e+21,2) (1.181e+21,-1)
        # expect: 1 2 0 8 -2 int~837675 int~649317 int~443903 2 1.5 -1 1e+300 (1,2) (2,-1)
        # expect: 0.5 1.5 -0.5 7.5 -2.5 4.611686018e+18 -1.844674407e+19 1.180591621e+21 1.5 1 -1.5 1e+300 (0.5,2) (1.5,-1)
        # expect: -2 -1 -3 5 -5 4.611686018e+18 -1.844674407e+19 1.180591621e+21 -1 -1.5 -4 1e+300 (-2,2) (-1,-1)
        # expect: 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 2e+300 (1e+300,2) (1e+300,-1)
        # expect: (0,2) (1,2) (-1,2) (7,2) (-3,2) (4.612e+18,2) (-1.845e+19,2) (1.181e+21,2) (1,2) (0.5,2) (-2,2) (1e+300,2) (0,4) (1,1)
        # expect: (1,-1) (2,-1) (0,-1) (8,-1) (-2,-1) (4.612e+18,-1) (-1.845e+19,-1) (1.181e+21,-1) (2,-1) (1.5,-1) (-1,-1) (1e+300,-1) (1,1) (2,-2)
        # expect: sub
        # expect: 0 -1 1 -7 3 int~162329 int~350687 int~556101 -1 -0.5 2 -1e+300 (0,-2) (-1,1)
        # expect: 1 0 2 -6 4 int~162330 int~350688 int~556102 0 0.5 3 -1e+300 (1,-2) (0,1)
        # expect: -1 -2 0 -8 2 int~162328 int~350686 int~556100 -2 -1.5 1 -1e+300 (-1,-2) (-2,1)
        # expect: 7 6 8 0 10 int~162336 int~350694 int~556108 6 6.5 9 -1e+300 (7,-2) (6,1)
        # expect: -3 -4 -2 -10 0 int~162326 int~350684 int~556098 -4 -3.5 -1 -1e+300 (-3,-2) (-4,1)
        # expect: int~837674 int~837673 int~837675 int~837667 int~837677 0 int~188358 int~393772 int~837673 4.611686018e+18 4.611686018e+18 -1e+300 (4.612e+18,-2) (4.612e+18,1)
        # expect: int~649316 int~649315 int~649317 int~649309 int~649319 int~811645 0 int~205414 int~649315 -1.844674407e+19 -1.844674407e+19 -1e+300 (-1.845e+19,-2) (-1.845e+19,1)
        # expect: int~443902 int~443901 int~443903 int~443895 int~443905 int~606231 int~794589 0 int~443901 1.180591621e+21 1.180591621e+21 -1e+300 (1.181e+21,-2) (1.181e+21,1)
        # expect: 1 0 2 -6 4 int~162330 int~350688 int~556102 0 0.5 3 -1e+300 (1,-2) (0,1)
        # expect: 0.5 -0.5 1.5 -6.5 3.5 -4.611686018e+18 1.844674407e+19 -1.180591621e+21 -0.5 0 2.5 -1e+300 (0.5,-2) (-0.5,1)
        # expect: -2 -3 -1 -9 1 -4.611686018e+18 1.844674407e+19 -1.180591621e+21 -3 -2.5 0 -1e+300 (-2,-2) (-3,1)
        # expect: 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 1e+300 0 (1e+300,-2) (1e+300,1)
        # expect: (0,2) (-1,2) (1,2) (-7,2) (3,2) (-4.612e+18,2) (1.845e+19,2) (-1.181e+21,2) (-1,2) (-0.5,2) (2,2) (-1e+300,2) (0,0) (-1,3)
        # expect: (1,-1) (0,-1) (2,-1) (-6,-1) (4,-1) (-4.612e+18,-1) (1.845e+19,-1) (-1.181e+21,-1) (0,-1) (0.5,-1) (3,-1) (-1e+300,-1) (1,-3) (0,0)
        # expect: mul
        # expect: 0 0 0 0 0 0 0 0 0 0 -0 0 (0,0) (0,0)
        # expect: 0 1 -1 7 -3 int~837674 int~649316 int~443902 1 0.5 -2 1e+300 (0,2) (1,-1)
        # expect: 0 -1 1 -7 3 int~162329 int~350687 int~556101 -1 -0.5 2 -1e+300 (-0,-2) (-1,1)
        # expect: 0 7 -7 49 -21 int~863703 int~545200 int~107305 7 3.5 -14 7e+300 (0,14) (7,-7)
        # expect: 0 -3 3 -21 9 int~486987 int~52058 int~668300 -3 -1.5 6 -3e+300 (-0,-6) (-3,3)
        # expect: 0 int~837674 int~162329 int~863703 int~486987 int~625191 int~499245 int~48416 int~837674 2.305843009e+18 -9.223372037e+18 inf (0,9.223e+18) (4.612e+18,-4.612e+18)
        # expect: 0 int~649316 int~350687 int~545200 int~52058 int~499245 int~3026 int~806339 int~649316 -9.223372037e+18 3.689348815e+19 -inf (-0,-3.689e+19) (-1.845e+19,1.845e+19)
        # expect: 0 int~443902 int~556101 int~107305 int~668300 int~48416 int~806339 int~394460 int~443902 5.902958104e+20 -2.361183241e+21 inf (0,2.361e+21) (1.181e+21,-1.181e+21)
        # expect: 0 1 -1 7 -3 int~837674 int~649316 int~443902 1 0.5 -2 1e+300 (0,2) (1,-1)
        # expect: 0 0.5 -0.5 3.5 -1.5 2.305843009e+18 -9.223372037e+18 5.902958104e+20 0.5 0.25 -1 5e+299 (0,1) (0.5,-0.5)
        # expect: -0 -2 2 -14 6 -9.223372037e+18 3.689348815e+19 -2.361183241e+21 -2 -1 4 -2e+300 (-0,-4) (-2,2)
        # expect: 0 1e+300 -1e+300 7e+300 -3e+300 inf -inf inf 1e+300 5e+299 -2e+300 inf (0,2e+300) (1e+300,-1e+300)
        # expect: (0,0) (0,2) (-0,-2) (0,14) (-0,-6) (0,9.223e+18) (-0,-3.689e+19) (0,2.361e+21) (0,2) (0,1) (-0,-4) (0,2e+300) (-4,0) (2,2)
        # expect: (0,0) (1,-1) (-1,1) (7,-7) (-3,3) (4.612e+18,-4.612e+18) (-1.845e+19,1.845e+19) (1.181e+21,-1.181e+21) (1,-1) (0.5,-0.5) (-2,2) (1e+300,-1e+300) (2,2) (0,-2)
        # expect: truediv
        # expect: Zero 0 -0 0 -0 0 -0 0 0 0 -0 0 (0,0) (0,0)
        # expect: Zero 1 -1 0.1428571429 -0.3333333333 2.168404345e-19 -5.421010862e-20 8.470329473e-22 1 2 -0.5 1e-300 (0,-0.5) (0.5,0.5)
        # expect: Zero -1 1 -0.1428571429 0.3333333333 -2.168404345e-19 5.421010862e-20 -8.470329473e-22 -1 -2 0.5 -1e-300 (0,0.5) (-0.5,-0.5)
        # expect: Zero 7 -7 1 -2.333333333 1.517883041e-18 -3.794707604e-19 5.929230631e-21 7 14 -3.5 7e-300 (0,-3.5) (3.5,3.5)
        # expect: Zero -3 3 -0.4285714286 1 -6.505213035e-19 1.626303259e-19 -2.541098842e-21 -3 -6 1.5 -3e-300 (0,1.5) (-1.5,-1.5)
        # expect: Zero 4.611686018e+18 -4.611686018e+18 6.588122883e+17 -1.537228673e+18 1 -0.25 0.00390625 4.611686018e+18 9.223372037e+18 -2.305843009e+18 4.611686018e-282 (0,-2.306e+18) (2.306e+18,2.306e+18)
        # expect: Zero -1.844674407e+19 1.844674407e+19 -2.635249153e+18 6.148914691e+18 -4 1 -0.015625 -1.844674407e+19 -3.689348815e+19 9.223372037e+18 -1.844674407e-281 (0,9.223e+18) (-9.223e+18,-9.223e+18)
        # expect: Zero 1.180591621e+21 -1.180591621e+21 1.686559458e+20 -3.935305402e+20 256 -64 1 1.180591621e+21 2.361183241e+21 -5.902958104e+20 1.180591621e-279 (0,-5.903e+20) (5.903e+20,5.903e+20)
        # expect: Zero 1 -1 0.1428571429 -0.3333333333 2.168404345e-19 -5.421010862e-20 8.470329473e-22 1 2 -0.5 1e-300 (0,-0.5) (0.5,0.5)
        # expect: Zero 0.5 -0.5 0.07142857143 -0.1666666667 1.084202172e-19 -2.710505431e-20 4.235164736e-22 0.5 1 -0.25 5e-301 (0,-0.25) (0.25,0.25)
        # expect: Zero -2 2 -0.2857142857 0.6666666667 -4.33680869e-19 1.084202172e-19 -1.694065895e-21 -2 -4 1 -2e-300 (0,1) (-1,-1)
        # expect: Zero 1e+300 -1e+300 1.428571429e+299 -3.333333333e+299 2.168404345e+281 -5.421010862e+280 8.470329473e+278 1e+300 2e+300 -5e+299 1 (0,-5e+299) (5e+299,5e+299)
        # expect: Zero (0,2) (-0,-2) (0,0.2857) (-0,-0.6667) (0,4.337e-19) (-0,-1.084e-19) (0,1.694e-21) (0,2) (0,4) (-0,-1) (0,2e-300) (1,0) (-1,1)
        # expect: Zero (1,-1) (-1,1) (0.1429,-0.1429) (-0.3333,0.3333) (2.168e-19,-2.168e-19) (-5.421e-20,5.421e-20) (8.47e-22,-8.47e-22) (1,-1) (2,-2) (-0.5,0.5) (1e-300,-1e-300) (-0.5,-0.5) (1,0)
        # expect: floordiv
        # expect: Zero 0 0 0 0 0 0 0 0 0 -0 0 Type Type
        # expect: Zero 1 -1 0 -1 0 -1 0 1 2 -1 0 Type Type
        # expect: Zero -1 1 -1 0 -1 0 -1 -1 -2 0 -1 Type Type
        # expect: Zero 7 -7 1 -3 0 -1 0 7 14 -4 0 Type Type
        # expect: Zero -3 3 -1 1 -1 0 -1 -3 -6 1 -1 Type Type
        # expect: Zero int~837674 int~162329 int~833955 int~54109 1 -1 0 int~837674 9.223372037e+18 -2.305843009e+18 0 Type Type
        # expect: Zero int~649316 int~350687 int~664189 int~783564 -4 1 -1 int~649316 -3.689348815e+19 9.223372037e+18 -1 Type Type
        # expect: Zero int~443902 int~556101 int~491987 int~852035 256 -64 1 int~443902 2.361183241e+21 -5.902958104e+20 0 Type Type
        # expect: Zero 1 -1 0 -1 0 -1 0 1 2 -1 0 Type Type
        # expect: Zero 0 -1 0 -1 0 -1 0 0 1 -1 0 Type Type
        # expect: Zero -2 2 -1 0 -1 0 -1 -2 -4 1 -1 Type Type
        # expect: Zero 1e+300 -1e+300 1.428571429e+299 -3.333333333e+299 2.168404345e+281 -5.421010862e+280 8.470329473e+278 1e+300 2e+300 -5e+299 1 Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: mod
        # expect: Zero 0 0 0 0 0 0 0 0 0 -0 0 Type Type
        # expect: Zero 0 0 1 -2 1 int~649317 1 0 0 -1 1 Type Type
        # expect: Zero 0 0 6 -1 int~837673 -1 int~443901 0 0 -1 1e+300 Type Type
        # expect: Zero 0 0 0 -2 7 int~649323 7 0 0 -1 7 Type Type
        # expect: Zero 0 0 4 0 int~837671 -3 int~443899 0 0 -1 1e+300 Type Type
        # expect: Zero 0 0 4 -2 0 int~486987 int~837674 0 0 -0 4.611686018e+18 Type Type
        # expect: Zero 0 0 5 -1 0 0 int~93215 0 0 -0 1e+300 Type Type
        # expect: Zero 0 0 2 -2 0 0 0 0 0 -0 1.180591621e+21 Type Type
        # expect: Zero 0 0 1 -2 1 int~649317 1 0 0 -1 1 Type Type
        # expect: Zero 0.5 -0.5 0.5 -2.5 0.5 -1.844674407e+19 0.5 0.5 0 -1.5 0.5 Type Type
        # expect: Zero 0 -0 5 -2 4.611686018e+18 -2 1.180591621e+21 0 0 -0 1e+300 Type Type
        # expect: Zero 0 -0 1 -0 0 -0 0 0 0 -0 0 Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: power
        # expect: 1 0 Zero 0 Zero too much too much too much 0 0 Zero too much Zero Zero
        # expect: 1 1 1 1 1 too much too much too much 1 1 1 too much (1,0) (1,0)
        # expect: 1 -1 -1 -1 -1 too much too much too much -1 (6.123e-17,1) 1 too much (0.001867,0) (-23.14,2.834e-15)
        # expect: 1 7 0.1428571429 823543 0.002915451895 too much too much too much 7 2.645751311 0.02040816327 too much (-0.7315,-0.6818) (-2.565,-6.513)
        # expect: 1 -3 -0.3333333333 -2187 -0.03703703704 too much too much too much -3 (1.061e-16,1.732) 0.1111111111 too much (-0.001095,0.001513) (-31.58,61.83)
        # expect: 1 int~837674 2.168404345e-19 int~830255 1.019578823e-56 too much too much too much int~837674 2147483648 4.701977403e-38 too much (-0.4291,-0.9032) (2.464e+18,3.898e+18)
        # expect: 1 int~649316 -5.421010862e-20 int~142889 -1.593091911e-58 too much too much too much int~649316 (2.63e-07,4.295e+09) 2.938735877e-39 too much (0.001356,0.001284) (-3.966e+20,1.58e+20)
        # expect: 1 int~443902 8.470329473e-22 int~608446 6.077163357e-64 too much too much too much int~443902 3.435973837e+10 7.174648137e-43 too much (-0.9398,0.3417) (-2.048e+20,1.163e+21)
        # expect: 1 1 1 1 1 too much too much too much 1 1 1 too much (1,0) (1,0)
        # expect: 1 0.5 2 0.0078125 8 too much too much too much 0.5 0.7071067812 4 too much (0.1835,-0.983) (0.3846,0.3195)
        # expect: 1 -2 -0.5 -128 -0.125 too much too much too much -2 (8.66e-17,1.414) 0.25 too much (0.0003426,0.001836) (-35.6,29.57)
        # expect: 1 1e+300 1e-300 Over 0 too much too much too much 1e+300 1e+150 0 too much (0.7319,-0.6814) (9.306e+299,3.661e+299)
        # expect: (1,0) (0,2) (0,-0.5) (-0,-128) (-0,0.125) too much too much too much (0,2) (1,1) (-0.25,-0) too much (0.007928,0.04248) (6.147,7.401)
        # expect: (1,0) (1,-1) (0.5,0.5) (8,8) (-0.25,0.25) too much too much too much (1,-1) (1.099,-0.4551) (-0,0.5) too much (3.7,3.074) (0.274,-0.5837)
        # expect: lshift
        # expect: 0 0 Valu 0 Valu too much too much too much 0 Type Type too much Type Type
        # expect: 1 2 Valu 128 Valu too much too much too much 2 Type Type too much Type Type
        # expect: -1 -2 Valu -128 Valu too much too much too much -2 Type Type too much Type Type
        # expect: 7 14 Valu 896 Valu too much too much too much 14 Type Type too much Type Type
        # expect: -3 -6 Valu -384 Valu too much too much too much -6 Type Type too much Type Type
        # expect: int~837674 int~675345 Valu int~221951 Valu too much too much too much int~675345 Type Type too much Type Type
        # expect: int~649316 int~298629 Valu int~112199 Valu too much too much too much int~298629 Type Type too much Type Type
        # expect: int~443902 int~887804 Valu int~819288 Valu too much too much too much int~887804 Type Type too much Type Type
        # expect: 1 2 Valu 128 Valu too much too much too much 2 Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: rshift
        # expect: 0 0 Valu 0 Valu too much too much too much 0 Type Type too much Type Type
        # expect: 1 0 Valu 0 Valu too much too much too much 0 Type Type too much Type Type
        # expect: -1 -1 Valu -1 Valu too much too much too much -1 Type Type too much Type Type
        # expect: 7 3 Valu 0 Valu too much too much too much 3 Type Type too much Type Type
        # expect: -3 -2 Valu -1 Valu too much too much too much -2 Type Type too much Type Type
        # expect: int~837674 int~418837 Valu int~897172 Valu too much too much too much int~418837 Type Type too much Type Type
        # expect: int~649316 int~324658 Valu int~411324 Valu too much too much too much int~324658 Type Type too much Type Type
        # expect: int~443902 int~221951 Valu int~675345 Valu too much too much too much int~221951 Type Type too much Type Type
        # expect: 1 0 Valu 0 Valu too much too much too much 0 Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: Type Type Type Type Type too much too much too much Type Type Type too much Type Type
        # expect: conjunction
        # expect: 0 0 0 0 0 0 0 0 0 Type Type Type Type Type
        # expect: 0 1 1 1 1 0 0 0 1 Type Type Type Type Type
        # expect: 0 1 -1 7 -3 int~837674 int~649316 int~443902 1 Type Type Type Type Type
        # expect: 0 1 7 7 5 0 0 0 1 Type Type Type Type Type
        # expect: 0 1 -3 5 -3 int~837674 int~649316 int~443902 1 Type Type Type Type Type
        # expect: 0 0 int~837674 0 int~837674 int~837674 0 0 0 Type Type Type Type Type
        # expect: 0 0 int~649316 0 int~649316 0 int~649316 int~443902 0 Type Type Type Type Type
        # expect: 0 0 int~443902 0 int~443902 0 int~443902 int~443902 0 Type Type Type Type Type
        # expect: 0 1 1 1 1 0 0 0 True Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: disjunction
        # expect: 0 1 -1 7 -3 int~837674 int~649316 int~443902 1 Type Type Type Type Type
        # expect: 1 1 -1 7 -3 int~837675 int~649317 int~443903 1 Type Type Type Type Type
        # expect: -1 -1 -1 -1 -1 -1 -1 -1 -1 Type Type Type Type Type
        # expect: 7 7 -1 7 -1 int~837681 int~649323 int~443909 7 Type Type Type Type Type
        # expect: -3 -3 -1 -1 -3 -3 -3 -3 -3 Type Type Type Type Type
        # expect: int~837674 int~837675 -1 int~837681 -3 int~837674 int~486987 int~281573 int~837675 Type Type Type Type Type
        # expect: int~649316 int~649317 -1 int~649323 -3 int~486987 int~649316 int~649316 int~649317 Type Type Type Type Type
        # expect: int~443902 int~443903 -1 int~443909 -3 int~281573 int~649316 int~443902 int~443903 Type Type Type Type Type
        # expect: 1 1 -1 7 -3 int~837675 int~649317 int~443903 True Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: exclusive
        # expect: 0 1 -1 7 -3 int~837674 int~649316 int~443902 1 Type Type Type Type Type
        # expect: 1 0 -2 6 -4 int~837675 int~649317 int~443903 0 Type Type Type Type Type
        # expect: -1 -2 0 -8 2 int~162328 int~350686 int~556100 -2 Type Type Type Type Type
        # expect: 7 6 -8 0 -6 int~837681 int~649323 int~443909 6 Type Type Type Type Type
        # expect: -3 -4 2 -6 0 int~162326 int~350684 int~556098 -4 Type Type Type Type Type
        # expect: int~837674 int~837675 int~162328 int~837681 int~162326 0 int~486987 int~281573 int~837675 Type Type Type Type Type
        # expect: int~649316 int~649317 int~350686 int~649323 int~350684 int~486987 0 int~205414 int~649317 Type Type Type Type Type
        # expect: int~443902 int~443903 int~556100 int~443909 int~556098 int~281573 int~205414 0 int~443903 Type Type Type Type Type
        # expect: 1 0 -2 6 -4 int~837675 int~649317 int~443903 False Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: matmul
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
        # expect: Type Type Type Type Type Type Type Type Type Type Type Type Type Type
def negated(a): return -a
def positive(a): return +a
def inverted(a): return ~a if a is not True else ~1
def negation(a): return not a
for unary in (negated, positive, inverted, negation, abs, bool, repr, hash, int, float, complex): print(unary.__name__, *[outcome(unary, a) for a in operands])
# expect: negated 0 -1 1 -7 3 int~162329 int~350687 int~556101 -1 -0.5 2 -1e+300 (-0,-2) (-1,1)
# expect: positive 0 1 -1 7 -3 int~837674 int~649316 int~443902 1 0.5 -2 1e+300 (0,2) (1,-1)
# expect: inverted -1 -2 0 -8 2 int~162328 int~350686 int~556100 -2 Type Type Type Type Type
# expect: negation True False False False False False False False False False False False False False
# expect: abs 0 1 1 7 3 int~837674 int~350687 int~443902 1 0.5 2 1e+300 2 1.414213562
# expect: bool False True True True True True True True True True True True True True
# expect: repr 0 1 -1 7 -3 4611686018427387904 -18446744073709551616 1180591620717411303424 True 0.5 -2.0 1e+300 2j (1-1j)
# expect: hash 0 1 -2 7 -3 2 -8 512 1 int~709420 -2 int~995824 2000006 -2000005
# expect: int 0 1 -1 7 -3 int~837674 int~649316 int~443902 1 0 -2 int~177074 Type Type
# expect: float 0 1 -1 7 -3 4.611686018e+18 -1.844674407e+19 1.180591621e+21 1 0.5 -2 1e+300 Type Type
# expect: complex (0,0) (1,0) (-1,0) (7,0) (-3,0) (4.612e+18,0) (-1.845e+19,0) (1.181e+21,0) (1,0) (0.5,0) (-2,0) (1e+300,0) (0,2) (1,-1)

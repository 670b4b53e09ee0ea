# _random: the numbers of the Mersenne Twister for seeds of every kind.
# check with: 3.13
import _random

r = _random.Random()
seeds = [0, 1, -1, 42, 2**31, 2**32 - 1, 2**32, 2**64 + 12345, -(2**100), 10**400, True]
for seed in seeds:
    r.seed(seed)
    print(seed if abs(seed) < 2**40 else "big", [r.random() for _ in range(3)], r.getrandbits(32), r.getrandbits(1), r.getrandbits(64))
    # expect: 0 [0.8444218515250481, 0.7579544029403025, 0.420571580830845] 1112038970 1 8963783824838420066
    # expect: 1 [0.13436424411240122, 0.8474337369372327, 0.763774618976614] 1095513148 0 14037279428536751483
    # expect: -1 [0.13436424411240122, 0.8474337369372327, 0.763774618976614] 1095513148 0 14037279428536751483
    # expect: 42 [0.6394267984578837, 0.025010755222666936, 0.27502931836911926] 958682846 0 1890702223848595625
    # expect: 2147483648 [0.3387958510019964, 0.5050619906087787, 0.8891460738572615] 699726885 1 2124545568184127247
    # expect: 4294967295 [0.6353574441341173, 0.20319993954407756, 0.6073666030347188] 1251276551 1 17738468367075643398
    # expect: 4294967296 [0.11299430095636409, 0.41782886486292836, 0.0166763664992291] 2627323657 1 14062563923815490048
    # expect: big [0.0006128515938171875, 0.9096583904676042, 0.955684959337701] 1306506852 0 18330735287611289188
    # expect: big [0.7586581712996778, 0.22562004686918613, 0.9800682106697105] 559585301 1 3238847898177964338
    # expect: big [0.44500182559648893, 0.07054458005878872, 0.7767266377919838] 886587554 1 10421561335421403634
    # expect: True [0.13436424411240122, 0.8474337369372327, 0.763774618976614] 1095513148 0 14037279428536751483
r.seed(7)
for bits in [0, 1, 7, 31, 32, 33, 63, 64, 65, 100, 257, 1000]:
    print(bits, r.getrandbits(bits))
    # expect: 0 0
    # expect: 1 0
    # expect: 7 121
    # expect: 31 323946139
    # expect: 32 1695753998
    # expect: 33 2795742288
    # expect: 63 7574918311415852851
    # expect: 64 1736392818365009963
    # expect: 65 10750541312280087032
    # expect: 100 17010142571352656441948396948
    # expect: 257 49155963957763270863253921390722059412359175104028654052376163327093606753114
    # expect: 1000 1095815377365967202024180353312890443279019380315166106995011214013160927196414300671031598076436191329707698884753505534511922235911390492937717791706590774886897851266073058199468998130225445259822974905669284009030912827507833312830399094508485209269586869394922284499454346389966323628848555267247
r.seed(99)
total = 0
for _ in range(10000):
    total ^= r.getrandbits(53)
print(total)  # expect: 6679925375858625
state = r.getstate()
print(type(state), len(state), hash(state))  # expect: <class 'tuple'> 625 -5080393745133244788
first = [r.random() for _ in range(5)]
r.setstate(state)
print(first == [r.random() for _ in range(5)])  # expect: True

class Sub(_random.Random):
    def __init__(self, x):
        self.x = x
        super().__init__(x)

s = Sub(5)
print(s.x, s.random(), isinstance(s, _random.Random))  # expect: 5 0.6229016948897019 True
r.seed(2.5)
print(r.random())  # expect: 0.41877545666909954
for bad in [lambda: r.setstate([]), lambda: r.setstate((1, 2)), lambda: r.setstate((0,) * 624 + (700,)), lambda: r.getrandbits(-1), lambda: r.getrandbits("a"), lambda: r.seed([])]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError state vector must be a tuple
        # expect: ValueError state vector is the wrong size
        # expect: ValueError invalid state
        # expect: ValueError number of bits must be non-negative
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError unhashable type: 'list'
r.seed()
a = r.random()
print(0 <= a < 1)  # expect: True

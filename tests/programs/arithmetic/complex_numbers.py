# Complex numbers: literals, arithmetic, equality.
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate())  # expect: (3+4j) 3.0 4.0 5.0 (3-4j)
print(z + 1, z * 2, z * z, z - (1 + 1j), -z, z / 2)  # expect: (4+4j) (6+8j) (-7+24j) (2+3j) (-3-4j) (1.5+2j)
print(1j * 1j, 2j ** 2 == -4, (1 + 0j) == 1, z == 3 + 4j, z != z)  # expect: (-1+0j) True True True False
print(complex(1, 2), complex("1+2j"), complex(5), bool(0j), bool(1j))
# expect: (1+2j) (1+2j) (5+0j) False True
print(1j, -1j, 0j, 1.5j)  # expect: 1j (-0-1j) 0j 1.5j
try:
    z < z
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'complex' and 'complex'

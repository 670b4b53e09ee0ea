# Rich comparison methods: reflection, NotImplemented, subclass priority.
class A:
    def __init__(self, n): self.n = n
    def __lt__(self, other): print("A.lt", end=" "); return self.n < other.n
    def __eq__(self, other):
        print("A.eq", end=" ")
        return NotImplemented if not isinstance(other, A) else self.n == other.n
    def __ge__(self, other): print("A.ge", end=" "); return "ge!"
class B(A):
    def __gt__(self, other): print("B.gt", end=" "); return "B"
    def __eq__(self, other): print("B.eq", end=" "); return "Beq"
print(A(1) < A(2))  # expect: A.lt True
print(A(1) > A(2))  # expect: A.lt False
print(A(1) <= A(2))  # expect: A.ge ge!
print(A(1) < B(2))  # expect: B.gt B
print(A(1) == B(1))  # expect: B.eq Beq
print(A(1) == A(1), A(1) != A(1))  # expect: A.eq A.eq True False
print(A(1) == 5, 5 == A(1), A(1) != 5)  # expect: A.eq A.eq A.eq False False True
print(A.__ne__(A(1), 3), A(1).__eq__(3), object().__eq__(1), object.__lt__(object(), 1))
# expect: A.eq A.eq NotImplemented NotImplemented NotImplemented NotImplemented
for compare in (lambda: A(1) > 5, lambda: object() < object(), lambda: 1 < "a", lambda: [] < None, lambda: None < None):
    try:
        print(compare())
    except (TypeError, AttributeError) as error:
        print(error)
        # expect: '>' not supported between instances of 'A' and 'int'
        # expect: '<' not supported between instances of 'object' and 'object'
        # expect: '<' not supported between instances of 'int' and 'str'
        # expect: '<' not supported between instances of 'list' and 'NoneType'
        # expect: '<' not supported between instances of 'NoneType' and 'NoneType'

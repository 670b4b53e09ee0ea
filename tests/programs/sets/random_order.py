# The order of sets is CPython's: digests of thousands of random operations.
# check with: 3.13
M=(1<<64)-1
class R:
    def __init__(s,seed): s.s=seed
    def next(s):
        s.s=(s.s*6364136223846793005+1442695040888963407)&M
        return s.s>>33
def item(r,mode):
    k=r.next()
    if mode==0: return k%40
    if mode==1: return (k%300)<<(k%17)
    if mode==2: return (k*k*7919)%((1<<61)-1)-(1<<59)
    if mode==3: return k%3000-1500
    if mode==5: return (k%30,k%7)
    if mode==6: return (k%60,)
    if mode==7: return k%40/4
    a=k%50
    return frozenset([a,a+1,k%7]) if k%3==0 else a
def run(seed,steps):
    r=R(seed); mode=seed%8
    pool=[set() for _ in range(4)]
    d=0
    for _ in range(steps):
        op=r.next()%22; a=r.next()%4; b=r.next()%4; c=r.next()%4
        A,B,C=pool[a],pool[b],pool[c]
        if op==0: A.add(item(r,mode))
        elif op==1: A.discard(item(r,mode))
        elif op==2:
            if A: d=(d*31+hash(A.pop()))&M
        elif op==3: A|=B
        elif op==4: A&=B
        elif op==5: A-=B
        elif op==6: A^=B
        elif op==7: pool[a]=B|C
        elif op==8: pool[a]=B&C
        elif op==9: pool[a]=B-C
        elif op==10: pool[a]=B^C
        elif op==11: pool[a]=B.copy()
        elif op in(12,18,19,20):
            l=[item(r,mode) for _ in range(r.next()%60)]
            if op==12: A.update(l)
            elif op==18: A.difference_update(l)
            elif op==19: pool[a]=B.intersection(l)
            else: pool[a]=B.symmetric_difference(l)
        elif op==13:
            l={item(r,mode):1 for _ in range(r.next()%60)}
            A.update(l)
        elif op==14:
            l={item(r,mode):1 for _ in range(r.next()%60)}
            pool[a]=B-set(l) if r.next()%2 else B.difference(l)
        elif op==15:
            s=r.next()%1000
            for i in range(r.next()%200): A.add(s+i)
        elif op==16:
            for _ in range(r.next()%30): A.discard(item(r,mode))
        elif op==17:
            for _ in range(r.next()%20):
                if A: d=(d*31+hash(A.pop()))&M
        elif op==21:
            if r.next()%8==0: A.clear()
            else: d=(d*31+hash(frozenset(A)))&M
        d=(d*31+len(pool[a]))&M
        for x in pool[a]: d=(d*31+hash(x))&M
    return d
d=0
for seed in range(40): d=(d*31+run(seed,120))&M
print(d, run(0,10), run(1,40), run(4,60))
# expect: 6984470876808606678 14024418739320942528 8468221412563636182 898055650693398674

# Weak references, proxies, gc.collect; loops over dicts and sets.
# check with: 3.13
import gc, weakref
class A: pass
gc.collect(); print(gc.isenabled()); gc.disable(); print(gc.isenabled()); gc.enable()
# expect: True
# expect: False
a=A(); r2=weakref.ref(a); print(r2() is a, weakref.getweakrefcount(a), weakref.ref(a) is r2)
# expect: True 1 True
p=weakref.proxy(a); a.x=5; print(p.x); p.y=3; print(a.y)
# expect: 5
# expect: 3
d={}
for i in range(100): d[i]=i
for k in d: pass
vals=0
for v in d.values(): vals+=v
print(vals)  # expect: 4950
s={1,2,3}; 
print([x for x in s])  # expect: [1, 2, 3]
def g():
    for k in d:
        if k==50: del d[51]
try: g()
except RuntimeError as e: print(e)  # expect: dictionary changed size during iteration
del d[10]; print(len(list(d)), sum(1 for _ in d))  # expect: 98 98
for k in {}: print(k)
for k in set(): print(k)
dd={1:1,2:2,3:3}; del dd[1]; print([k for k in dd])  # expect: [2, 3]

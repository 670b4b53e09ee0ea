# pythonvm kind: all the kinds of parameters, mixed.
def no_arg(): print("no_arg")
def positional(a, b): print("positional", a, b)
def defaults(a, b="B", c="C"): print("defaults", a, b, c)
def star(a, *rest): print("star", a, rest)
def keywords(a, **kw): print("keywords", a, sorted(kw.items()))
def kw_only(*, a, b="b"): print("kw_only", a, b)
def everything(a, b=2, *args, c, d=4, **kw): print("everything", a, b, args, c, d, sorted(kw))
no_arg()  # expect: no_arg
positional(1, 2)  # expect: positional 1 2
positional(b=1, a=2)  # expect: positional 2 1
defaults(1)  # expect: defaults 1 B C
defaults(1, c=3)  # expect: defaults 1 B 3
defaults("x", "y", "z")  # expect: defaults x y z
star(1)  # expect: star 1 ()
star(1, 2, 3)  # expect: star 1 (2, 3)
keywords(1)  # expect: keywords 1 []
keywords(1, x=2, y=3)  # expect: keywords 1 [('x', 2), ('y', 3)]
kw_only(a=1)  # expect: kw_only 1 b
kw_only(b=1, a=2)  # expect: kw_only 2 1
everything(1, c=3)  # expect: everything 1 2 () 3 4 []
everything(1, 2, 3, 4, c=5, d=6, e=7)  # expect: everything 1 2 (3, 4) 5 6 ['e']

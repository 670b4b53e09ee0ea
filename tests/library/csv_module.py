# Tables as text, read and written in every dialect.
import csv, io
rows = [['a','b c','d,e'],['x"y','','line\nbreak'],[1,2.5,None],['']]
for kw in ({},{'quoting':csv.QUOTE_ALL},{'quoting':csv.QUOTE_NONNUMERIC},{'delimiter':';','quotechar':"'"},{'quoting':csv.QUOTE_NONE,'escapechar':'\\'},{'doublequote':False,'escapechar':'!'},{'dialect':'excel-tab'},{'dialect':'unix'}, {'quoting':csv.QUOTE_STRINGS},{'quoting':csv.QUOTE_NOTNULL}):
    f = io.StringIO(); w = csv.writer(f, **kw)
    try:
        for r in rows: w.writerow(r)
    except csv.Error as e: print('ERR', e)
    print(kw, repr(f.getvalue()))
    try: print(list(csv.reader(io.StringIO(f.getvalue(), newline=''), **kw)))
    except (csv.Error, ValueError) as e: print('RERR', type(e).__name__, e)
print(list(csv.DictReader(io.StringIO('a,b\n1,2\n3,4,5\n'))))
f=io.StringIO(); d=csv.DictWriter(f,['x','y'],restval='-'); d.writeheader(); d.writerows([{'x':1},{'x':2,'y':3}]); print(repr(f.getvalue()))
print(csv.list_dialects(), csv.get_dialect('excel').delimiter, csv.field_size_limit())
csv.register_dialect('p', delimiter='|'); print(list(csv.reader(['a|b'], 'p'))); csv.unregister_dialect('p')
for s in ('"a"b,c', '"a', 'a\nb', '"a""b"', ' "a", "b"', 'a\\,b'):
    for strict in (0,1):
        r = csv.reader(s.splitlines(True), strict=strict, skipinitialspace=True)
        try: print(repr(s), strict, list(r), r.line_num)
        except csv.Error as e: print('ERR', e)
for kw in ({'delimiter':''},{'delimiter':'ab'},{'delimiter':3},{'quotechar':'xx'},{'quoting':9},{'quoting':'x'},{'lineterminator':None},{'foo':1},{'quotechar':None,'quoting':0}):
    try: csv.reader([], **kw); print('ok')
    except TypeError as e: print(e)
try: csv.reader([], 'nope')
except csv.Error as e: print(e)
try: csv.writer(3)
except TypeError as e: print(e)
try: csv.writer(io.StringIO()).writerow(3)
except csv.Error as e: print(e)
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, next(csv.reader(['a,b\r\n'])))
try: list(csv.reader([b'a']))
except csv.Error as e: print(e)

# Dialects that could not be read back.


def outcome(work):
    try:
        return work()
    except (csv.Error, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def written(*row, **options):
    text = io.StringIO()
    csv.writer(text, **options).writerow(row)
    return text.getvalue()


print(outcome(lambda: csv.reader([], lineterminator=4)))
for option in "delimiter", "escapechar", "quotechar":
    for character in "\n", "\r", " ":
        print(option, [type(outcome(lambda: csv.reader([], **{option: character}, skipinitialspace=skips))).__name__ for skips in (False, True)])
for options in {"delimiter": ":", "quotechar": ":"}, {"delimiter": ":", "escapechar": ":"}, {"quotechar": ":", "escapechar": ":"}, {"lineterminator": "a:", "delimiter": ":"}, {"lineterminator": "a:", "quotechar": ":"}:
    print(outcome(lambda: csv.reader([], **options)))
for quoting in range(6):
    for row in ("", ""), (None, None), (" a", "b"):
        print(repr(outcome(lambda: written(*row, delimiter=" ", skipinitialspace=True, quoting=quoting, escapechar="\\"))))

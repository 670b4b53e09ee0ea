# check with: 3.13
# time: dates and zones. The zone is set through the environment, the seconds are fixed.
import posix, time
def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
def zone(name):
    posix.putenv("TZ", name)
    time.tzset()
def short(t):
    return tuple(t), t.tm_zone, t.tm_gmtoff
zone("EST+05EDT,M4.1.0,M10.5.0")
print(time.tzname, time.timezone, time.altzone, time.daylight)  # expect: ('EST', 'EDT') 18000 14400 1
print(time.gmtime(0), time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff)
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0) GMT 0
print(time.localtime(1e9), time.localtime(1e9).tm_zone, time.localtime(1e9).tm_gmtoff)
# expect: time.struct_time(tm_year=2001, tm_mon=9, tm_mday=8, tm_hour=21, tm_min=46, tm_sec=40, tm_wday=5, tm_yday=251, tm_isdst=1) EDT -14400

# struct_time
print(attempt(time.struct_time), attempt(time.struct_time, (1, 2)), attempt(time.struct_time, 1), attempt(time.struct_time, range(12)), attempt(time.struct_time, range(9), 3))
# expect: TypeError: structseq() missing required argument 'sequence' (pos 1) TypeError: time.struct_time() takes an at least 9-sequence (2-sequence given) TypeError: constructor requires a sequence TypeError: time.struct_time() takes an at most 11-sequence (12-sequence given) TypeError: time.struct_time() takes a dict as second arg, if any
s = time.struct_time(range(9))
print(s, s.tm_zone, s.tm_gmtoff, len(s), s[3], s[-1], s == tuple(range(9)), hash(s) == hash(tuple(s)), isinstance(s, tuple))
# expect: time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8) None None 9 3 8 True True True
print(s.n_fields, s.n_sequence_fields, s.n_unnamed_fields, s.__match_args__)
# expect: 11 9 0 ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
s = time.struct_time(range(11))
print(s, s.tm_zone, s.tm_gmtoff, s.__reduce__())
# expect: time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8) 9 10 (<class 'time.struct_time'>, ((0, 1, 2, 3, 4, 5, 6, 7, 8), {'tm_zone': 9, 'tm_gmtoff': 10}))
print(time.struct_time(range(9), {"tm_zone": "XYZ"}).tm_zone, time.struct_time(range(10), {"tm_gmtoff": 5}).tm_gmtoff, time._STRUCT_TM_ITEMS)
# expect: XYZ 5 11
try: s.tm_year = 3
except AttributeError as error: print(error)  # expect: readonly attribute

# seconds to dates
for value in ["x", 1e30, 2**70, 2**62, float("nan"), float("inf"), -1, -1.5, 1.9, True, (1,), -67768040609740801, 1e17, 951827696, 4107542400]:
    print(value, attempt(time.gmtime, value), attempt(time.localtime, value), attempt(time.ctime, value))
    # expect: x TypeError: 'str' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer
    # expect: 1e+30 OverflowError: timestamp out of range for platform time_t OverflowError: timestamp out of range for platform time_t OverflowError: timestamp out of range for platform time_t
    # expect: 1180591620717411303424 OverflowError: timestamp out of range for platform time_t OverflowError: timestamp out of range for platform time_t OverflowError: timestamp out of range for platform time_t
    # expect: 4611686018427387904 OSError: [Errno 75] Value too large for defined data type OSError: [Errno 75] Value too large for defined data type OSError: [Errno 75] Value too large for defined data type
    # expect: nan ValueError: Invalid value NaN (not a number) ValueError: Invalid value NaN (not a number) ValueError: Invalid value NaN (not a number)
    # expect: inf OverflowError: timestamp out of range for platform time_t OverflowError: timestamp out of range for platform time_t OverflowError: timestamp out of range for platform time_t
    # expect: -1 time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=2, tm_yday=365, tm_isdst=0) time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=18, tm_min=59, tm_sec=59, tm_wday=2, tm_yday=365, tm_isdst=0) Wed Dec 31 18:59:59 1969
    # expect: -1.5 time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=58, tm_wday=2, tm_yday=365, tm_isdst=0) time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=18, tm_min=59, tm_sec=58, tm_wday=2, tm_yday=365, tm_isdst=0) Wed Dec 31 18:59:58 1969
    # expect: 1.9 time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=1, tm_wday=3, tm_yday=1, tm_isdst=0) time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=19, tm_min=0, tm_sec=1, tm_wday=2, tm_yday=365, tm_isdst=0) Wed Dec 31 19:00:01 1969
    # expect: True time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=1, tm_wday=3, tm_yday=1, tm_isdst=0) time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=19, tm_min=0, tm_sec=1, tm_wday=2, tm_yday=365, tm_isdst=0) Wed Dec 31 19:00:01 1969
    # expect: (1,) TypeError: 'tuple' object cannot be interpreted as an integer TypeError: 'tuple' object cannot be interpreted as an integer TypeError: 'tuple' object cannot be interpreted as an integer
    # expect: -67768040609740801 OSError: [Errno 75] Value too large for defined data type OSError: [Errno 75] Value too large for defined data type OSError: [Errno 75] Value too large for defined data type
    # expect: 1e+17 OSError: [Errno 75] Value too large for defined data type OSError: [Errno 75] Value too large for defined data type OSError: [Errno 75] Value too large for defined data type
    # expect: 951827696 time.struct_time(tm_year=2000, tm_mon=2, tm_mday=29, tm_hour=12, tm_min=34, tm_sec=56, tm_wday=1, tm_yday=60, tm_isdst=0) time.struct_time(tm_year=2000, tm_mon=2, tm_mday=29, tm_hour=7, tm_min=34, tm_sec=56, tm_wday=1, tm_yday=60, tm_isdst=0) Tue Feb 29 07:34:56 2000
    # expect: 4107542400 time.struct_time(tm_year=2100, tm_mon=3, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=60, tm_isdst=0) time.struct_time(tm_year=2100, tm_mon=2, tm_mday=28, tm_hour=19, tm_min=0, tm_sec=0, tm_wday=6, tm_yday=59, tm_isdst=0) Sun Feb 28 19:00:00 2100
print(attempt(time.gmtime, 1, 2), attempt(time.localtime, 1, 2), attempt(time.ctime, 1, 2), attempt(time.gmtime, x=1))
# expect: TypeError: gmtime() takes at most 1 argument (2 given) TypeError: localtime() takes at most 1 argument (2 given) TypeError: ctime() takes at most 1 argument (2 given) TypeError: gmtime() takes no keyword arguments
print(abs(time.mktime(time.localtime()) - time.time()) < 5, abs(time.mktime(time.localtime(None)) - time.time()) < 5, time.gmtime()[0] > 2020, len(time.ctime()), len(time.asctime()), len(time.ctime(None)), len(time.strftime("%c")))
# expect: True True True 24 24 24 24

# dates to seconds
for value in [(2000, 1, 1, 0, 0, 0, 0, 0, 0), (2000, 7, 1, 0, 0, 0, 0, 0, -1), (2000, 7, 1, 0, 0, 0, 0, 0, 0), (2000, 13, 1, 0, 0, 0, 0, 0, -1), (2000, 1, -40, 99, 99, 99, 0, 0, -1),
              (1900, 1, 1, 0, 0, 0, 0, 0, -1), (2**31, 1, 1, 0, 0, 0, 0, 0, -1), (-2**31 - 1, 1, 1, 0, 0, 0, 0, 0, -1), (2**70,) * 9, (-2**31, 1, 1, 0, 0, 0, 0, 0, -1), (-2**31 + 1899, 1, 1, 0, 0, 0, 0, 0, -1),
              (1969, 12, 31, 18, 59, 59, 0, 0, 0), (1969, 12, 31, 18, 59, 59, 2, 0, 0), (1.5,) * 9, ("a",) * 9, (1,) * 8, (1,) * 10, [1] * 9, 1, None, time.gmtime(86400), time.localtime(86400)]:
    print(value, attempt(time.mktime, value))
    # expect: (2000, 1, 1, 0, 0, 0, 0, 0, 0) 946702800.0
    # expect: (2000, 7, 1, 0, 0, 0, 0, 0, -1) 962424000.0
    # expect: (2000, 7, 1, 0, 0, 0, 0, 0, 0) 962427600.0
    # expect: (2000, 13, 1, 0, 0, 0, 0, 0, -1) 978325200.0
    # expect: (2000, 1, -40, 99, 99, 99, 0, 0, -1) 943522839.0
    # expect: (1900, 1, 1, 0, 0, 0, 0, 0, -1) -2208970800.0
    # expect: (2147483648, 1, 1, 0, 0, 0, 0, 0, -1) OverflowError: signed integer is greater than maximum
    # expect: (-2147483649, 1, 1, 0, 0, 0, 0, 0, -1) OverflowError: signed integer is less than minimum
    # expect: (1180591620717411303424, 1180591620717411303424, 1180591620717411303424, 1180591620717411303424, 1180591620717411303424, 1180591620717411303424, 1180591620717411303424, 1180591620717411303424, 1180591620717411303424) OverflowError: Python int too large to convert to C long
    # expect: (-2147483648, 1, 1, 0, 0, 0, 0, 0, -1) OverflowError: year out of range
    # expect: (-2147481749, 1, 1, 0, 0, 0, 0, 0, -1) OverflowError: year out of range
    # expect: (1969, 12, 31, 18, 59, 59, 0, 0, 0) -1.0
    # expect: (1969, 12, 31, 18, 59, 59, 2, 0, 0) -1.0
    # expect: (1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5) TypeError: 'float' object cannot be interpreted as an integer
    # expect: ('a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a') TypeError: 'str' object cannot be interpreted as an integer
    # expect: (1, 1, 1, 1, 1, 1, 1, 1) TypeError: mktime(): illegal time tuple argument
    # expect: (1, 1, 1, 1, 1, 1, 1, 1, 1, 1) TypeError: mktime(): illegal time tuple argument
    # expect: [1, 1, 1, 1, 1, 1, 1, 1, 1] TypeError: Tuple or struct_time argument required
    # expect: 1 TypeError: Tuple or struct_time argument required
    # expect: None TypeError: Tuple or struct_time argument required
    # expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=2, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=2, tm_isdst=0) 104400.0
    # expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=19, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0) 86400.0
print(attempt(time.mktime), attempt(time.mktime, 1, 2))
# expect: TypeError: time.mktime() takes exactly one argument (0 given) TypeError: time.mktime() takes exactly one argument (2 given)
print(all(time.mktime(time.localtime(t)) == t for t in range(-10**9, 2 * 10**9, 12345678)))  # expect: True

# dates to text
print(attempt(time.asctime, 1), attempt(time.asctime, (1,)), attempt(time.asctime, 1, 2), attempt(time.asctime, (2000, 0, 1, 0, 0, 0, 0, 0, 0)), time.asctime(time.gmtime(0)), time.asctime(time.localtime(0)))
# expect: TypeError: Tuple or struct_time argument required TypeError: asctime(): illegal time tuple argument TypeError: asctime expected at most 1 argument, got 2 Mon Jan  1 00:00:00 2000 Thu Jan  1 00:00:00 1970 Wed Dec 31 19:00:00 1969
base = [2001, 2, 3, 4, 5, 6, 0, 34, 0]
every = "%Y-%m-%d %H:%M:%S %j %a %A %b %B %c %x %X %p %w %U %W %y %Z %z %I %C %G %V %g %u %% %e %D %T %F %R %r %s"
for place, values in enumerate([(0, -1, 99999, 2**31, -2**31), (0, 13, -1, 14), (0, -1, 32, 31), (-1, 24, 23), (-1, 60, 59), (-1, 60, 61, 62), (-1, -2, 6, 7, 100), (0, -1, 366, 367), (-5, 5, 2**31)]):
    for value in values:
        date = list(base)
        date[place] = value
        print(place, value, attempt(time.asctime, tuple(date)), attempt(time.strftime, every, tuple(date)))
        # expect: 0 0 Mon Feb  3 04:05:06 0 0-02-03 04:05:06 034 Mon Monday Feb February Mon Feb  3 04:05:06 0 02/03/00 04:05:06 AM 1 05 05 00 EST +0000 04 0 0 06 00 1 %  3 02/03/00 04:05:06 0-02-03 04:05 04:05:06 AM -62164335294
        # expect: 0 -1 Mon Feb  3 04:05:06 -1 -1-02-03 04:05:06 034 Mon Monday Feb February Mon Feb  3 04:05:06 -1 02/03/99 04:05:06 AM 1 05 05 99 EST +0000 04 -1 -1 06 99 1 %  3 02/03/99 04:05:06 -1-02-03 04:05 04:05:06 AM -62195871294
        # expect: 0 99999 Mon Feb  3 04:05:06 99999 99999-02-03 04:05:06 034 Mon Monday Feb February Mon Feb  3 04:05:06 99999 02/03/99 04:05:06 AM 1 05 05 99 EST +0000 04 999 99999 06 99 1 %  3 02/03/99 04:05:06 99999-02-03 04:05 04:05:06 AM 3093499328706
        # expect: 0 2147483648 OverflowError: signed integer is greater than maximum OverflowError: signed integer is greater than maximum
        # expect: 0 -2147483648 OverflowError: year out of range OverflowError: year out of range
        # expect: 1 0 Mon Jan  3 04:05:06 2001 2001-01-03 04:05:06 034 Mon Monday Jan January Mon Jan  3 04:05:06 2001 01/03/01 04:05:06 AM 1 05 05 01 EST +0000 04 20 2001 06 01 1 %  3 01/03/01 04:05:06 2001-01-03 04:05 04:05:06 AM 978512706
        # expect: 1 13 ValueError: month out of range ValueError: month out of range
        # expect: 1 -1 ValueError: month out of range ValueError: month out of range
        # expect: 1 14 ValueError: month out of range ValueError: month out of range
        # expect: 2 0 Mon Feb  1 04:05:06 2001 2001-02-01 04:05:06 034 Mon Monday Feb February Mon Feb  1 04:05:06 2001 02/01/01 04:05:06 AM 1 05 05 01 EST +0000 04 20 2001 06 01 1 %  1 02/01/01 04:05:06 2001-02-01 04:05 04:05:06 AM 981018306
        # expect: 2 -1 ValueError: day of month out of range ValueError: day of month out of range
        # expect: 2 32 ValueError: day of month out of range ValueError: day of month out of range
        # expect: 2 31 Mon Feb 31 04:05:06 2001 2001-02-31 04:05:06 034 Mon Monday Feb February Mon Feb 31 04:05:06 2001 02/31/01 04:05:06 AM 1 05 05 01 EST +0000 04 20 2001 06 01 1 % 31 02/31/01 04:05:06 2001-02-31 04:05 04:05:06 AM 983610306
        # expect: 3 -1 ValueError: hour out of range ValueError: hour out of range
        # expect: 3 24 ValueError: hour out of range ValueError: hour out of range
        # expect: 3 23 Mon Feb  3 23:05:06 2001 2001-02-03 23:05:06 034 Mon Monday Feb February Mon Feb  3 23:05:06 2001 02/03/01 23:05:06 PM 1 05 05 01 EST +0000 11 20 2001 06 01 1 %  3 02/03/01 23:05:06 2001-02-03 23:05 11:05:06 PM 981259506
        # expect: 4 -1 ValueError: minute out of range ValueError: minute out of range
        # expect: 4 60 ValueError: minute out of range ValueError: minute out of range
        # expect: 4 59 Mon Feb  3 04:59:06 2001 2001-02-03 04:59:06 034 Mon Monday Feb February Mon Feb  3 04:59:06 2001 02/03/01 04:59:06 AM 1 05 05 01 EST +0000 04 20 2001 06 01 1 %  3 02/03/01 04:59:06 2001-02-03 04:59 04:59:06 AM 981194346
        # expect: 5 -1 ValueError: seconds out of range ValueError: seconds out of range
        # expect: 5 60 Mon Feb  3 04:05:60 2001 2001-02-03 04:05:60 034 Mon Monday Feb February Mon Feb  3 04:05:60 2001 02/03/01 04:05:60 AM 1 05 05 01 EST +0000 04 20 2001 06 01 1 %  3 02/03/01 04:05:60 2001-02-03 04:05 04:05:60 AM 981191160
        # expect: 5 61 Mon Feb  3 04:05:61 2001 2001-02-03 04:05:61 034 Mon Monday Feb February Mon Feb  3 04:05:61 2001 02/03/01 04:05:61 AM 1 05 05 01 EST +0000 04 20 2001 06 01 1 %  3 02/03/01 04:05:61 2001-02-03 04:05 04:05:61 AM 981191161
        # expect: 5 62 ValueError: seconds out of range ValueError: seconds out of range
        # expect: 6 -1 Sun Feb  3 04:05:06 2001 2001-02-03 04:05:06 034 Sun Sunday Feb February Sun Feb  3 04:05:06 2001 02/03/01 04:05:06 AM 0 05 04 01 EST +0000 04 20 2001 05 01 7 %  3 02/03/01 04:05:06 2001-02-03 04:05 04:05:06 AM 981191106
        # expect: 6 -2 ValueError: day of week out of range ValueError: day of week out of range
        # expect: 6 6 Sun Feb  3 04:05:06 2001 2001-02-03 04:05:06 034 Sun Sunday Feb February Sun Feb  3 04:05:06 2001 02/03/01 04:05:06 AM 0 05 04 01 EST +0000 04 20 2001 05 01 7 %  3 02/03/01 04:05:06 2001-02-03 04:05 04:05:06 AM 981191106
        # expect: 6 7 Mon Feb  3 04:05:06 2001 2001-02-03 04:05:06 034 Mon Monday Feb February Mon Feb  3 04:05:06 2001 02/03/01 04:05:06 AM 1 05 05 01 EST +0000 04 20 2001 06 01 1 %  3 02/03/01 04:05:06 2001-02-03 04:05 04:05:06 AM 981191106
        # expect: 6 100 Wed Feb  3 04:05:06 2001 2001-02-03 04:05:06 034 Wed Wednesday Feb February Wed Feb  3 04:05:06 2001 02/03/01 04:05:06 AM 3 05 05 01 EST +0000 04 20 2001 05 01 3 %  3 02/03/01 04:05:06 2001-02-03 04:05 04:05:06 AM 981191106
        # expect: 7 0 Mon Feb  3 04:05:06 2001 2001-02-03 04:05:06 001 Mon Monday Feb February Mon Feb  3 04:05:06 2001 02/03/01 04:05:06 AM 1 00 01 01 EST +0000 04 20 2001 01 01 1 %  3 02/03/01 04:05:06 2001-02-03 04:05 04:05:06 AM 981191106
        # expect: 7 -1 ValueError: day of year out of range ValueError: day of year out of range
        # expect: 7 366 Mon Feb  3 04:05:06 2001 2001-02-03 04:05:06 366 Mon Monday Feb February Mon Feb  3 04:05:06 2001 02/03/01 04:05:06 AM 1 53 53 01 EST +0000 04 20 2002 01 02 1 %  3 02/03/01 04:05:06 2001-02-03 04:05 04:05:06 AM 981191106
        # expect: 7 367 ValueError: day of year out of range ValueError: day of year out of range
        # expect: 8 -5 Mon Feb  3 04:05:06 2001 2001-02-03 04:05:06 034 Mon Monday Feb February Mon Feb  3 04:05:06 2001 02/03/01 04:05:06 AM 1 05 05 01   04 20 2001 06 01 1 %  3 02/03/01 04:05:06 2001-02-03 04:05 04:05:06 AM 981191106
        # expect: 8 5 Mon Feb  3 04:05:06 2001 2001-02-03 04:05:06 034 Mon Monday Feb February Mon Feb  3 04:05:06 2001 02/03/01 04:05:06 AM 1 05 05 01 EDT +0000 04 20 2001 06 01 1 %  3 02/03/01 04:05:06 2001-02-03 04:05 04:05:06 AM 981187506
        # expect: 8 2147483648 OverflowError: signed integer is greater than maximum OverflowError: signed integer is greater than maximum
epoch = time.gmtime(0)
print(attempt(time.strftime), attempt(time.strftime, 1), attempt(time.strftime, b"x"), attempt(time.strftime, "a", 1), attempt(time.strftime, "a", (1,)), attempt(time.strftime, "a", None), attempt(time.strftime, "a", (1,) * 9, 3), attempt(time.strftime, format="a"))
# expect: TypeError: strftime() takes at least 1 argument (0 given) TypeError: strftime() argument 1 must be str, not int TypeError: strftime() argument 1 must be str, not bytes TypeError: Tuple or struct_time argument required TypeError: strftime(): illegal time tuple argument TypeError: Tuple or struct_time argument required TypeError: strftime() takes at most 2 arguments (3 given) TypeError: strftime() takes no keyword arguments
print(time.strftime("%", epoch), time.strftime("%Q %5Y %-d %_H %Ey %Od", epoch), attempt(time.strftime, "a\0b", epoch), ascii(time.strftime("\xe9\ud800%Y\u20ac\U0001f600", epoch)), repr(time.strftime("", epoch)), repr(time.strftime("%n%t", epoch)))
# expect: % %Q 01970 1  0 70 01 ValueError: embedded null character '\xe9\ud8001970\u20ac\U0001f600' '' '\n\t'
print(time.strftime("%Z%z", epoch), time.strftime("%Z%z", time.localtime(0)), time.strftime("%Z%z", (2000, 7, 1, 0, 0, 0, 0, 0, 1)), repr(time.strftime("%Z", (2000, 7, 1, 0, 0, 0, 0, 0, -1))))
# expect: GMT+0000 EST-0500 EDT+0000 ''
print(len(time.strftime("%5000d", epoch)), len(time.strftime("%5Y" * 3 + "x" * 1000, epoch)), len(time.strftime("%c" * 1000, epoch)))
# expect: 0 1015 24000
print(time.strftime("%Z %z", time.struct_time((2000, 1, 1, 0, 0, 0, 0, 1, 0, "ABC", 3600))), attempt(time.strftime, "%Z", time.struct_time((2000, 1, 1, 0, 0, 0, 0, 1, 0, 5, 3600))), attempt(time.strftime, "%Z", time.struct_time((2000, 1, 1, 0, 0, 0, 0, 1, 0, "A", "x"))))
# expect: ABC +0100 TypeError: bad argument type for built-in operation TypeError: 'str' object cannot be interpreted as an integer

# clocks
for name in "time monotonic perf_counter process_time thread_time".split():
    info = time.get_clock_info(name)
    print(name, info.implementation, info.monotonic, info.adjustable, 0 < info.resolution < 0.1, type(info).__name__)
    # expect: time clock_gettime(CLOCK_REALTIME) False True True SimpleNamespace
    # expect: monotonic clock_gettime(CLOCK_MONOTONIC) True False True SimpleNamespace
    # expect: perf_counter clock_gettime(CLOCK_MONOTONIC) True False True SimpleNamespace
    # expect: process_time clock_gettime(CLOCK_PROCESS_CPUTIME_ID) True False True SimpleNamespace
    # expect: thread_time clock_gettime(CLOCK_THREAD_CPUTIME_ID) True False True SimpleNamespace
print(attempt(time.get_clock_info, "x"), attempt(time.get_clock_info, 1), attempt(time.get_clock_info), attempt(time.tzset, 1))
# expect: ValueError: unknown clock TypeError: get_clock_info() argument 1 must be str, not int TypeError: get_clock_info() takes exactly 1 argument (0 given) TypeError: time.tzset() takes no arguments (1 given)
print([name for name in dir(time) if name.startswith("CLOCK")], time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, time.CLOCK_TAI)
# expect: ['CLOCK_BOOTTIME', 'CLOCK_MONOTONIC', 'CLOCK_MONOTONIC_RAW', 'CLOCK_PROCESS_CPUTIME_ID', 'CLOCK_REALTIME', 'CLOCK_TAI', 'CLOCK_THREAD_CPUTIME_ID'] 0 1 11
a, b = time.clock_gettime(time.CLOCK_MONOTONIC), time.clock_gettime_ns(time.CLOCK_MONOTONIC)
print(a <= b / 1e9, b <= time.monotonic_ns(), 0 < time.clock_getres(time.CLOCK_REALTIME) < 0.1, type(a).__name__, type(b).__name__)
# expect: True True True float int
print(attempt(time.clock_getres, 99), attempt(time.clock_gettime, 99), attempt(time.clock_gettime_ns, 99), attempt(time.clock_gettime, "x"), attempt(time.clock_gettime), attempt(time.clock_gettime, 2**40), attempt(time.clock_gettime, 1.5))
# expect: OSError: [Errno 22] Invalid argument OSError: [Errno 22] Invalid argument OSError: [Errno 22] Invalid argument TypeError: clk_id should be integer, not str TypeError: time.clock_gettime() takes exactly one argument (0 given) TypeError: clk_id should be integer, not int TypeError: clk_id should be integer, not float
print(attempt(time.clock_settime, 99, 1), attempt(time.clock_settime, 1, "x"), attempt(time.clock_settime, 1, 5), attempt(time.clock_settime, 0), attempt(time.clock_settime_ns, 99, 1), attempt(time.clock_settime_ns, 1, "x"))
# expect: OSError: [Errno 22] Invalid argument TypeError: 'str' object cannot be interpreted as an integer OSError: [Errno 22] Invalid argument TypeError: clock_settime() takes exactly 2 arguments (1 given) OSError: [Errno 22] Invalid argument TypeError: expect int, got str
print(attempt(time.sleep, None), attempt(time.sleep, 2**70), attempt(time.sleep, -2**70), attempt(time.sleep, 1e30), attempt(time.sleep, 1e10), attempt(time.sleep, 2**62), attempt(time.sleep, float("inf")), attempt(time.sleep, -1e-10))
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer OverflowError: timestamp too large to convert to C PyTime_t OverflowError: timestamp too large to convert to C PyTime_t OverflowError: timestamp out of range for platform time_t OverflowError: timestamp out of range for platform time_t OverflowError: timestamp too large to convert to C PyTime_t OverflowError: timestamp out of range for platform time_t ValueError: sleep length must be non-negative

# zones
for name in ["CET-1CEST", "UTC0", "AEST-10AEDT-11,M10.5.0,M3.5.0", "<+0330>-3:30", "Nonsense/Zone", "WET0WEST", "ABCDEFGHIJK5"]:
    zone(name)
    print(name, time.tzname, time.timezone, time.altzone, time.daylight, short(time.localtime(1e9)), time.mktime(time.localtime(123456789)), time.strftime("%Z %z", time.localtime(1e9)))
    # expect: CET-1CEST ('CET', 'CEST') -3600 -7200 1 ((2001, 9, 9, 3, 46, 40, 6, 252, 1), 'CEST', 7200) 123456789.0 CEST +0200
    # expect: UTC0 ('UTC', 'UTC') 0 0 0 ((2001, 9, 9, 1, 46, 40, 6, 252, 0), 'UTC', 0) 123456789.0 UTC +0000
    # expect: AEST-10AEDT-11,M10.5.0,M3.5.0 ('AEST', 'AEDT') -36000 -39600 1 ((2001, 9, 9, 11, 46, 40, 6, 252, 0), 'AEST', 36000) 123456789.0 AEST +1000
    # expect: <+0330>-3:30 ('+0330', '+0330') -12600 -12600 0 ((2001, 9, 9, 5, 16, 40, 6, 252, 0), '+0330', 12600) 123456789.0 +0330 +0330
    # expect: Nonsense/Zone ('Nonsense', 'Nonsense') 0 0 0 ((2001, 9, 9, 1, 46, 40, 6, 252, 0), 'Nonsense', 0) 123456789.0 Nonsense +0000
    # expect: WET0WEST ('WET', 'WEST') 0 -3600 1 ((2001, 9, 9, 2, 46, 40, 6, 252, 1), 'WEST', 3600) 123456789.0 WEST +0100
    # expect: ABCDEFGHIJK5 ('ABCDEFGHI', 'ABCDEFGHI') 18000 18000 0 ((2001, 9, 8, 20, 46, 40, 5, 251, 0), 'ABCDEFGHIJK', -18000) 123456789.0 ABCDEFGHIJK -0500
posix.unsetenv("TZ")
time.tzset()
print(len(time.tzname), time.timezone == time.altzone or time.daylight)  # expect: 2 True

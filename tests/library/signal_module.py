# `signal`: functions of signals, timers, Ctrl-C.
import os
import signal
import time

print(signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM), signal.SIGUSR1, signal.Signals(10).name, signal.strsignal(2), len(signal.valid_signals()), signal.getsignal(signal.SIGPIPE))
got=[]
def h(n, f): got.append((n, f.f_code.co_name))
print(signal.signal(signal.SIGUSR1, h), signal.getsignal(signal.SIGUSR1) is h)
os.kill(os.getpid(), signal.SIGUSR1); print(got)
signal.raise_signal(signal.SIGUSR1); print(got)
try: signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt: print("KI")
try: os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt: print("KI")
signal.signal(signal.SIGALRM, h)
t = time.time()
print(signal.alarm(1))
time.sleep(1.5)
if len(got) < 3: time.sleep(3)
print(got, 1.4 < time.time() - t)
signal.signal(signal.SIGALRM, lambda *a: 1/0)
t = time.time()
try:
    print(signal.setitimer(signal.ITIMER_REAL, 0.3, 0))
    time.sleep(20)
except ZeroDivisionError as e: print(repr(e), time.time() - t < 19)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    while True: pass
except ZeroDivisionError as e: print(repr(e))
for a in [(0,h),(65,h),(9,h),(10,'x')]:
    try: signal.signal(*a)
    except Exception as e: print(type(e), e)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is h, signal.signal(signal.SIGUSR1, signal.SIG_DFL), signal.getsignal(10))
try: signal.setitimer(7, 1)
except OSError as e: print(type(e).__name__, e.errno)
signal.signal(signal.SIGINT, lambda *a: print("own"))
os.kill(os.getpid(), 2)
signal.signal(signal.SIGINT, signal.default_int_handler)
try: os.kill(os.getpid(), 2); time.sleep(1)
except KeyboardInterrupt: print("KI")

# `subprocess`: programs, their streams, directories, environments, files, signals; what is missing, what takes too long.
# libraries: 3.8
import os
import signal
import subprocess
import sys


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)


SH = "/bin/sh"
done = subprocess.run(["echo", "hello"], capture_output=True, text=True, timeout=20)
print(done, done.stdout, done.check_returncode())
print(subprocess.check_output(["cat"], input=b"bytes"), subprocess.check_output("echo $((6 * 7))", shell=True), subprocess.call([SH, "-c", "exit 3"]), subprocess.getstatusoutput("echo x; exit 2"), subprocess.getoutput("echo y"))
print(attempt(subprocess.run, ["/nonexistent/program"]), attempt(subprocess.run, ["pyregrine-has-no-such-program"]), attempt(subprocess.run, ["true"], cwd="/nonexistent")[:54], attempt(subprocess.run, ["/etc/passwd"]), attempt(subprocess.run, ["/"]), sep="\n")
try:
    subprocess.run(["/nonexistent"])
except OSError as error:
    print(error.errno, error.filename)
print(attempt(subprocess.run, ["false"], check=True), attempt(subprocess.check_call, [SH, "-c", "kill -15 $$"]), sep="\n")
try:
    subprocess.run([SH, "-c", "echo partial; exec sleep 10"], stdout=subprocess.PIPE, timeout=0.5)
except subprocess.TimeoutExpired as error:
    print(error.cmd[0], error.timeout, error.stdout)
print(subprocess.run(["pwd"], cwd="/", stdout=subprocess.PIPE).stdout, subprocess.run([SH, "-c", "echo $A $B"], env={"A": "1", "B": "\udcff"}, stdout=subprocess.PIPE).stdout)
os.environ["PYREGRINE_TEST"] = "inherited"
print(subprocess.check_output([SH, "-c", "echo $PYREGRINE_TEST"]))
del os.environ["PYREGRINE_TEST"]
print(subprocess.check_output([SH, "-c", "echo $PYREGRINE_TEST"]))
print(subprocess.run([SH, "-c", "echo out; echo err >&2"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout, subprocess.run([SH, "-c", "echo out; echo err >&2"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr)

with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as cat:
    for line in ("one\n", "two\n"):
        cat.stdin.write(line)
        cat.stdin.flush()
        print(repr(cat.stdout.readline()), cat.poll())
    cat.stdin.close()
    print(cat.wait(), cat.returncode, cat.args)
big = b"x" * 300000
with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as cat:
    out, err = cat.communicate(big)
    print(out == big, err, cat.returncode)
first = subprocess.Popen(["echo", "through two programs"], stdout=subprocess.PIPE)
second = subprocess.Popen(["tr", "a-z", "A-Z"], stdin=first.stdout, stdout=subprocess.PIPE)
first.stdout.close()
print(second.communicate()[0], first.wait())

sleeper = subprocess.Popen(["sleep", "30"])
print(sleeper.poll(), attempt(sleeper.wait, 0.02), sleeper.terminate(), sleeper.wait(), sleeper.send_signal(9), sleeper.kill())
sleeper = subprocess.Popen(["sleep", "30"], start_new_session=True)
print(os.getsid(sleeper.pid) == sleeper.pid, os.killpg(sleeper.pid, signal.SIGKILL), sleeper.wait() == -signal.SIGKILL)

r, w = os.pipe()
print(subprocess.call([SH, "-c", "echo kept >&%d" % w], pass_fds=[w]), os.read(r, 10), subprocess.call([SH, "-c", "(echo lost >&%d) 2>/dev/null" % w]) != 0)
os.set_inheritable(w, True)
print(subprocess.call([SH, "-c", "echo open >&%d" % w], close_fds=False), os.read(r, 10), subprocess.call(["echo", "to a number"], stdout=w), os.read(r, 100))
os.close(r)
os.close(w)
print(attempt(subprocess.run, [5]), attempt(subprocess.run, []), attempt(subprocess.run, ["true", "a\0b"]), attempt(subprocess.run, ["true"], capture_output=True, stdout=1), attempt(subprocess.run, ["true"], stdin=1, input=b""), attempt(subprocess.Popen, ["true"], bufsize="x"), sep="\n")
print(subprocess.list2cmdline(["a b", "c"]), repr(subprocess.CompletedProcess(["x"], 3)), subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL)
print(os.waitstatus_to_exitcode(os.system("exit 5")) if sys.version_info >= (3, 9) else 5)

# `pwd` and `grp`: users and groups of the system.
import grp
import os
import pwd

user = pwd.getpwuid(os.getuid())
print(user == pwd.getpwnam(user.pw_name), user in pwd.getpwall(), user, user[2] == user.pw_uid, type(user))
group = grp.getgrgid(os.getgid())
print(group == grp.getgrnam(group.gr_name), group in grp.getgrall(), group, group[2] == group.gr_gid, type(group))
print(pwd.getpwall(), grp.getgrall())
for wrong in [lambda: pwd.getpwnam('nobody of this name'), lambda: pwd.getpwuid(123456789), lambda: pwd.getpwnam(3), lambda: grp.getgrnam('x y'), lambda: grp.getgrgid(123456789), lambda: grp.getgrgid(-5), lambda: pwd.getpwnam('a\0b')]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(os.path.expanduser('~root') == pwd.getpwnam('root').pw_dir)

# Packages: __init__, submodules, relative imports, attributes of the package.
import package
# expect: package init
# expect: first
print(package.name, package.__name__, package.__path__ is not None)  # expect: the package package True
import package.first
from package import second, from_init
from package.sub import deep
from package.sub.deep import where
import package.sub.deep as alias
print(package.first.f(), second.g(), from_init, deep.where(), where is alias.where, deep.__name__, deep.__package__)
# expect: first.f second.g first.f the package sub label package.first first.f deep in the package, first.f True package.sub.deep package.sub
print(package.sub.label, package.second is second, package.first.__name__)
# expect: sub label True package.first
try:
    from package import nothing
except ImportError as error:
    print(type(error).__name__)  # expect: ImportError
try:
    import package.missing
except ModuleNotFoundError as error:
    print(error, error.name)  # expect: No module named 'package.missing' package.missing
try:
    import package.first.deeper
except ImportError as error:
    print(error)  # expect: No module named 'package.first.deeper'; 'package.first' is not a package

# `importlib`: modules by name, finders, specs.
import re
import importlib
import sys
print(sys.meta_path)
m=importlib.import_module('json.decoder'); print(m.__name__, m.__spec__.name, m.__spec__.origin.split('/')[-1])
import importlib.util, importlib.metadata, importlib.resources, importlib.machinery
print(importlib.util.find_spec('csv').name)
import colorsys
importlib.reload(colorsys)
print(colorsys.__spec__.loader.__class__)
import pkgutil
print([m.name for m in pkgutil.iter_modules(importlib.import_module('json').__path__)])
class F:
    def find_spec(self, name, path, target=None):
        if name=='virtual': return importlib.util.spec_from_loader(name, self)
    def create_module(self, spec): return None
    def exec_module(self, module): module.x=42
sys.meta_path.append(F())
import virtual
print(virtual.x, virtual.__spec__.name, virtual.__loader__.__class__)
try: import nonexist
except ImportError as e: print(repr(e))

sys.meta_path.pop()


class First:
    def find_spec(self, name, path, target=None):
        return importlib.util.spec_from_loader(name, F()) if name == 'colorsys' else None


del sys.modules['colorsys']
sys.meta_path.insert(0, First())
import colorsys
print(colorsys.x)
del sys.meta_path[0], sys.modules['colorsys']
import colorsys
print(colorsys.rgb_to_hls(1, 0, 0))
spec = importlib.util.spec_from_file_location('own', colorsys.__file__)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.__name__, module.rgb_to_hls(1, 0, 0), 'own' in sys.modules)
print(importlib.util.resolve_name('.b', 'a'), importlib.util.find_spec('nothing_here'), importlib.util.source_hash(b'x = 1').hex())
try:
    importlib.import_module('.x')
except TypeError as error:
    print(error)
print(importlib.machinery.SOURCE_SUFFIXES, importlib.util.find_spec('sys').origin, importlib.util.find_spec('email').submodule_search_locations is not None)
print(importlib.resources.files('json').joinpath('tool.py').is_file())
print(re.sub('.*/', '', importlib.util.find_spec('json.tool').origin))

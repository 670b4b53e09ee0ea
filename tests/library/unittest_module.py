# `unittest`: a run with every kind of result.
# libraries: 3.10
import io
import re
import unittest
class T(unittest.TestCase):
    def setUp(self): self.x = 1
    def test_a(self): self.assertEqual(self.x, 1)
    def test_b(self):
        with self.assertRaises(ValueError): int('x')
    def test_fail(self): self.assertEqual([1,2], [1,3])
    @unittest.skip("why")
    def test_s(self): pass
    def test_err(self): {}['k']
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('set up class')

    @classmethod
    def tearDownClass(cls):
        print('tear down class')

    def tearDown(self):
        print('tear down')

    def test_containers(self):
        self.addCleanup(print, 'cleanup')
        self.assertIn(1, [1])
        self.assertDictEqual({'a': 1}, {'a': 1})
        self.assertCountEqual([1, 2], [2, 1])
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertRegex('abc', 'b')
        with self.assertRaisesRegex(ZeroDivisionError, 'division'):
            1 / 0
        with self.assertWarns(DeprecationWarning):
            import warnings
            warnings.warn('old', DeprecationWarning)
        with self.assertLogs('x', 'INFO') as logs:
            import logging
            logging.getLogger('x').info('said')
        print(logs.output)

    @unittest.expectedFailure
    def test_expected(self):
        self.assertMultiLineEqual('a\nb\n', 'a\nc\n')


stream = io.StringIO()
unittest.main(exit=False, argv=['x'], testRunner=unittest.TextTestRunner(stream=stream, verbosity=2))
print(re.sub(r'in \d+\.\d+s', 'in …s', stream.getvalue()))


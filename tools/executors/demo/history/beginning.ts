// How the demonstration's project begins: a Python package that reads the temperature curve of a pottery kiln.
import type {Step} from './step.ts';

export const beginning: readonly Step[] = [
  {
    message: 'Begin a log of kiln firings', by: 'Maintainer',
    write: {
      'README.md': '# kiln-log\n\nReads what a kiln was doing, and says whether the pots will be any good.\n',
      '.gitignore': '__pycache__/\n*.pyc\ntarget/\n',
      'LICENSE': 'Permission is granted to anybody to use, copy and change this for any purpose.\nThere is no warranty.\n',
    },
  },
  {
    message: 'Read a curve of temperatures\n\nA line is a time in minutes and a temperature in degrees, separated by a tab.', by: 'Maintainer',
    write: {
      'kiln/__init__.py': '"""The log of a pottery kiln."""\n',
      'kiln/curve.py': '"""A firing curve: temperatures over time."""\n\n\ndef read(lines):\n    """Return (minute, degrees) for each line."""\n    points = []\n    for line in lines:\n        minute, degrees = line.split("\\t")\n        points.append((int(minute), float(degrees)))\n    return points\n',
    },
  },
  {
    message: 'Test reading', by: 'Maintainer',
    write: {'tests/test_curve.py': 'from kiln.curve import read\n\n\ndef test_read():\n    assert read(["0\\t20.5\\n", "10\\t31\\n"]) == [(0, 20.5), (10, 31.0)]\n'},
  },
  {
    message: 'Skip empty lines and comments', by: 'Contributor',
    edit: {
      'kiln/curve.py': [['        minute, degrees', '        if not line.strip() or line.startswith("#"):\n            continue\n        minute, degrees']],
      'tests/test_curve.py': [['\n\n\ndef test_read', '\n\n\ndef test_comments_are_skipped():\n    assert read(["# cone 6\\n", "\\n"]) == []\n\n\ndef test_read']],
    },
  },
  {
    message: 'Find the peak of a curve', by: 'Maintainer',
    edit: {
      'kiln/curve.py': [['    return points\n', '    return points\n\n\ndef peak(points):\n    """Return the hottest point, the first one of equals."""\n    return max(points, key=lambda point: point[1])\n']],
      'tests/test_curve.py': [['import read\n', 'import peak, read\n'], ['(10, 31.0)]\n', '(10, 31.0)]\n\n\ndef test_peak():\n    assert peak([(0, 20.0), (5, 90.0), (6, 90.0)]) == (5, 90.0)\n']],
    },
  },
  {
    message: 'Say how fast it heats', by: 'Contributor',
    edit: {'kiln/curve.py': [['\n\ndef peak', '\n\ndef rates(points):\n    """Yield degrees an hour between neighbours."""\n    for (before, cold), (after, warm) in zip(points, points[1:]):\n        yield (warm - cold) * 60 / (after - before)\n\n\ndef peak']]},
  },
  {
    message: 'Describe the file format', by: 'Technical Writer',
    edit: {'README.md': [['any good.\n', 'any good.\n\n## The log\n\nOne line a minute: the minute, a tab, and degrees Celsius. Lines that begin with `#` are comments.\n']]},
  },
  {
    message: 'Keep a table of cones\n\nA cone bends when clay has had enough heat, which is more than a temperature.', by: 'Maintainer',
    write: {'data/cones.json': '{\n  "06": 998,\n  "6": 1222,\n  "10": 1288\n}\n'},
  },
  {
    message: 'Name the cone a firing reached', by: 'Maintainer',
    write: {'kiln/cones.py': '"""Which cone a firing has bent."""\nimport json\nfrom pathlib import Path\n\nTABLE = Path(__file__).parent.parent / "data" / "cones.json"\n\n\ndef reached(degrees):\n    """Return the name of the hottest cone that this temperature bends, or None."""\n    bent = [(heat, name) for name, heat in json.loads(TABLE.read_text()).items() if heat <= degrees]\n    return max(bent)[1] if bent else None\n'},
  },
  {
    message: 'Fix division by zero when two lines have the same minute', by: 'Contributor',
    edit: {'kiln/curve.py': [['        yield (warm - cold) * 60 / (after - before)\n', '        if after > before:\n            yield (warm - cold) * 60 / (after - before)\n']]},
    tag: 'v0.1.0',
  },
  {
    message: 'Add cones 04 and 5', by: 'Contributor',
    edit: {'data/cones.json': [['  "6"', '  "04": 1060,\n  "5": 1186,\n  "6"']]},
  },
  {
    message: 'Keep the notes of the old kiln\n\nThey come from another century, and so does their encoding.', by: 'Technical Writer',
    latin1: {'docs/notes.txt': 'Gl\u00fchbrand bei 950 \u00b0C, dann langsam abk\u00fchlen.\nC\u00e9ladon: r\u00e9duction \u00e0 partir de 1000 \u00b0C.\nT\u00e4glich l\u00fcften.\n'},
  },
];

// How the demonstration's project settles: a rename with an edit, a revert, a removal, a translated page, and a second merge.
import type {Step} from './step.ts';

export const end: readonly Step[] = [
  {
    message: 'Call a curve a firing', by: 'Maintainer',
    move: {'kiln/curve.py': 'kiln/firing.py', 'tests/test_curve.py': 'tests/test_firing.py'},
    edit: {'kiln/firing.py': [['"""A firing curve: temperatures over time."""', '"""A firing: temperatures over time."""']], 'tests/test_firing.py': [['kiln.curve', 'kiln.firing']]},
  },
  {
    message: 'Remember what was read last', by: 'Contributor',
    edit: {'firmware/sensor.c': [['static unsigned broken_for;\n', 'static unsigned broken_for;\nstatic float last;\n\nfloat sensor_last(void)\n{\n\treturn last;\n}\n'], ['\treturn (float)(raw >> 3) * 0.25f;\n', '\tlast = (float)(raw >> 3) * 0.25f;\n\treturn last;\n']]},
  },
  {
    message: 'Name cones in Rust', by: 'Maintainer', on: 'cones',
    write: {'core/src/cones.rs': 'const CONES: [(&str, f64); 5] = [("06", 998.0), ("04", 1060.0), ("5", 1186.0), ("6", 1222.0), ("10", 1288.0)];\n\n/// The hottest cone that this temperature bends.\npub fn reached(degrees: f64) -> Option<&\'static str> {\n    CONES.iter().rev().find(|(_, heat)| *heat <= degrees).map(|(name, _)| *name)\n}\n\n#[cfg(test)]\nmod tests {\n    use super::reached;\n\n    #[test]\n    fn names_the_hottest() {\n        assert_eq!(reached(1230.0), Some("6"));\n        assert_eq!(reached(20.0), None);\n    }\n}\n'},
    edit: {'core/src/lib.rs': [['mod peak;\n', 'mod cones;\nmod peak;\n'], ['pub use peak::peak;\n', 'pub use cones::reached;\npub use peak::peak;\n']]},
  },
  {
    message: 'Color the chart by heat', by: 'Contributor',
    write: {'web/color.ts': '/** From dull red to white, as a kiln glows. */\nexport function glow(degrees: number): string {\n  const warmth = Math.min(1, Math.max(0, (degrees - 500) / 800));\n  return `hsl(${Math.round(warmth * 50)} 100% ${Math.round(20 + warmth * 70)}%)`;\n}\n'},
  },
  {
    message: 'Draw in one color again\n\nThis reverts "Color the chart by heat": nobody could read it.', by: 'Maintainer',
    remove: ['web/color.ts'],
  },
  {
    message: 'Merge the cones', by: 'Reviewer', merge: 'cones',
  },
  {
    message: 'Remove the cones in Python', by: 'Maintainer',
    remove: ['kiln/cones.py', 'data/cones.json'],
  },
  {
    message: 'Say what the parts are', by: 'Technical Writer',
    edit: {'README.md': [['## The log', '## The parts\n\n| folder | what |\n|---|---|\n| `core/` | reads firings and names cones |\n| `firmware/` | reads the thermocouple |\n| `kiln/` | the Python package |\n| `web/` | draws the curve |\n\n## The log']]},
  },
  {
    message: 'Say it in French and Japanese as well', by: 'Technical Writer',
    write: {'docs/welcome.md': '# Welcome \u00b7 Bienvenue \u00b7 \u3088\u3046\u3053\u305d\n\nA kiln is ready when the cone bends.\nLe four est pr\u00eat quand le c\u00f4ne se courbe.\n\u30b3\u30fc\u30f3\u304c\u66f2\u304c\u308c\u3070\u7a93\u306f\u6e96\u5099\u5b8c\u4e86\u3067\u3059\u3002\n'},
  },
  {
    message: 'Warn when it heats too fast', by: 'Contributor',
    edit: {'kiln/firing.py': [['\n\ndef peak', '\n\ndef too_fast(points, limit=150):\n    """Pots crack above this many degrees an hour."""\n    return any(rate > limit for rate in rates(points))\n\n\ndef peak']], 'tests/test_firing.py': [['import peak, read\n', 'import peak, read, too_fast\n'], ['== (5, 90.0)\n', '== (5, 90.0)\n\n\ndef test_too_fast():\n    assert too_fast([(0, 20.0), (60, 200.0)])\n    assert not too_fast([(0, 20.0), (60, 120.0)])\n']]},
  },
  {
    message: 'Give the limit a name', by: 'Reviewer',
    edit: {'kiln/firing.py': [['\n\n\ndef read', '\n\nCRACKING = 150\n\n\ndef read'], ['limit=150', 'limit=CRACKING']]},
  },
  {
    message: 'Release 0.3', by: 'Maintainer',
    edit: {'core/Cargo.toml': [['0.1.0', '0.3.0']]},
    tag: 'v0.3.0',
  },
];

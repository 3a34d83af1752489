// How the demonstration's project grows: a sensor in C, a chart in TypeScript, a converter in Go and a branch that rewrites the core in Rust.
import type {Step} from './step.ts';

export const middle: readonly Step[] = [
  {
    message: 'Read the thermocouple', by: 'Contributor',
    write: {
      'firmware/sensor.h': '#ifndef SENSOR_H\n#define SENSOR_H\n\n/* Degrees Celsius, or a negative number while the wire is broken. */\nfloat sensor_read(unsigned raw);\n\n#endif\n',
      'firmware/sensor.c': '#include "sensor.h"\n\n#define BROKEN 0x8000u\n\nfloat sensor_read(unsigned raw)\n{\n\tif (raw & BROKEN)\n\t\treturn -1.0f;\n\treturn (float)(raw >> 3) * 0.25f;\n}\n',
    },
  },
  {
    message: 'Draw the curve', by: 'Maintainer',
    write: {'web/chart.ts': 'export interface Point {\n  minute: number;\n  degrees: number;\n}\n\nexport function path(points: Point[]): string {\n  return points.map(({minute, degrees}, at) => `${at === 0 ? "M" : "L"}${minute} ${-degrees}`).join(" ");\n}\n'},
  },
  {
    message: 'Begin the core in Rust', by: 'Maintainer', on: 'rust',
    write: {
      'core/Cargo.toml': '[package]\nname = "kiln-core"\nversion = "0.1.0"\nedition = "2021"\n',
      'core/src/lib.rs': '//! What a firing curve says.\n\n#[derive(Clone, Copy, Debug, PartialEq)]\npub struct Point {\n    pub minute: u32,\n    pub degrees: f64,\n}\n\npub fn parse(line: &str) -> Option<Point> {\n    let (minute, degrees) = line.trim_end().split_once(\'\\t\')?;\n    Some(Point { minute: minute.parse().ok()?, degrees: degrees.parse().ok()? })\n}\n',
    },
  },
  {
    message: 'Convert the logs of the old controller', by: 'Contributor',
    write: {'tools/convert.go': 'package main\n\nimport (\n\t"bufio"\n\t"fmt"\n\t"os"\n\t"strings"\n)\n\n// The old controller wrote "HH:MM;degrees".\nfunc main() {\n\tlines := bufio.NewScanner(os.Stdin)\n\tfor lines.Scan() {\n\t\tvar hours, minutes int\n\t\tvar degrees float64\n\t\tif _, err := fmt.Sscanf(strings.TrimSpace(lines.Text()), "%d:%d;%f", &hours, &minutes, &degrees); err == nil {\n\t\t\tfmt.Printf("%d\\t%g\\n", hours*60+minutes, degrees)\n\t\t}\n\t}\n}\n'},
  },
  {
    message: 'Find the peak in Rust, too', by: 'Maintainer', on: 'rust',
    edit: {'core/src/lib.rs': [['    Some(Point {', '    // A line that cannot be read is no point.\n    Some(Point {']]},
    write: {'core/src/peak.rs': 'use crate::Point;\n\n/// The hottest point, the first one of equals.\npub fn peak(points: &[Point]) -> Option<Point> {\n    points.iter().copied().reduce(|best, next| if next.degrees > best.degrees { next } else { best })\n}\n'},
  },
  {
    message: 'Export the peak', by: 'Contributor', on: 'rust',
    edit: {'core/src/lib.rs': [['//! What a firing curve says.\n', '//! What a firing curve says.\n\nmod peak;\n\npub use peak::peak;\n']]},
  },
  {
    message: 'Scale the chart to its frame', by: 'Contributor',
    edit: {'web/chart.ts': [['export function path(points: Point[]): string {\n', 'export function path(points: Point[], height: number): string {\n  const hottest = Math.max(1, ...points.map(({degrees}) => degrees));\n'], ['${-degrees}', '${height - (degrees / hottest) * height}']]},
  },
  {
    message: 'Check everything with one command', by: 'Maintainer',
    write: {'check.sh': '#!/bin/sh\nset -eu\npython3 -m pytest tests\n'},
  },
  {
    message: 'Merge the core in Rust\n\nThe Python package stays until the new one can name cones.', by: 'Maintainer', merge: 'rust',
  },
  {
    message: 'Check the core, too', by: 'Maintainer',
    edit: {'check.sh': [['pytest tests\n', 'pytest tests\ncargo test --manifest-path core/Cargo.toml\n']]},
  },
  {
    message: 'Move scripts into a folder of their own', by: 'Reviewer',
    move: {'check.sh': 'scripts/check.sh', 'tools/convert.go': 'scripts/convert/main.go'},
  },
  {
    message: 'Debounce the broken wire', by: 'Contributor',
    edit: {
      'firmware/sensor.c': [['float sensor_read(unsigned raw)\n{\n\tif (raw & BROKEN)\n\t\treturn -1.0f;\n', 'static unsigned broken_for;\n\nfloat sensor_read(unsigned raw)\n{\n\tif (raw & BROKEN)\n\t\treturn ++broken_for > 3 ? -1.0f : sensor_last();\n\tbroken_for = 0;\n']],
      'firmware/sensor.h': [['\n#endif', '\n/* What was read last while the wire was whole. */\nfloat sensor_last(void);\n\n#endif']],
    },
    tag: 'v0.2.0',
  },
];

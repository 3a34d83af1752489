// Errors 1xxx: mistakes in the command line and in the configuration, and folders that commands will not write to.
import type {CommandTrouble} from '../config/command-failure.ts';
import type {ErrorEntry} from './error-entry.ts';

export const commandErrors = {
  arguments: {
    code: 'GM1001', exit: 'misused', title: 'Could not understand the command',
    cause: 'A word or an option of the command line is not one that the command knows, or has a value that it does not take.',
    fix: 'gristmill {command} --help',
  },
  'no-command': {
    code: 'GM1002', exit: 'misused', title: 'No command was given',
    cause: 'The name of the program alone asks for nothing.',
    fix: 'gristmill --help',
  },
  'nothing-to-build': {
    code: 'GM1003', exit: 'misused', title: 'Could not tell what to build',
    cause: 'No repository was named, and there is no configuration in this folder.',
    fix: 'gristmill build .',
  },
  'config-missing': {
    code: 'GM1101', exit: 'misused', title: 'Could not find the configuration',
    cause: 'The file that --config names does not exist.',
    fix: 'gristmill init --config {where}',
  },
  'config-unreadable': {
    code: 'GM1102', exit: 'misused', title: 'Could not open the configuration',
    cause: 'The system does not let this user read the file.',
    fix: 'chmod u+r {where}',
  },
  'config-json': {
    code: 'GM1103', exit: 'misused', title: 'Could not read the configuration as JSON',
    cause: 'The file is not JSON. Comments and trailing commas are not part of it.',
    fix: 'correct the JSON at this place in {where}',
  },
  'config-syntax': {
    code: 'GM1104', exit: 'misused', title: 'Could not read the configuration',
    cause: 'The file is not JavaScript or TypeScript that Node can read.',
    fix: 'correct the syntax at this place in {where}',
  },
  'config-typescript': {
    code: 'GM1105', exit: 'misused', title: 'Could not read the configuration',
    cause: 'Types are stripped, not compiled: TypeScript that leaves code behind, such as an enum or a namespace, is not read.',
    fix: 'write it in plain JavaScript at this place in {where}',
  },
  'config-commonjs': {
    code: 'GM1106', exit: 'misused', title: 'Could not read the configuration',
    cause: 'The package.json above the file makes a CommonJS module of it, and it is written as an ES module.',
    fix: 'mv {where} {module}',
  },
  'config-import': {
    code: 'GM1107', exit: 'misused', title: 'Could not load what the configuration imports',
    cause: 'The configuration imports a file or a package that is not there. An import names the whole file, with its ending.',
    fix: 'correct or remove the import in {where}',
  },
  'config-threw': {
    code: 'GM1108', exit: 'misused', title: 'Could not run the configuration',
    cause: 'The configuration is code, and it threw.',
    fix: 'correct the code at this place in {where}',
  },
  'config-waits': {
    code: 'GM1109', exit: 'misused', title: 'Could not run the configuration',
    cause: 'It awaits something that never comes: nothing is left that could wake it.',
    fix: 'remove the "await" that never ends from {where}',
  },
  'config-no-default': {
    code: 'GM1110', exit: 'misused', title: 'Could not use the configuration',
    cause: 'It has no default export.',
    fix: 'write in {where}: export default {}',
  },
  'config-mistakes': {
    code: 'GM1111', exit: 'misused', title: 'Could not use the configuration',
    cause: 'Some of its values are not what they should be. Each mistake is listed with its place, what was expected and what came.',
    fix: 'correct these places in {where}',
  },
  'out-shared': {
    code: 'GM1112', exit: 'misused', title: 'Could not use the output folder',
    cause: 'A build replaces what is in its output folder, so nothing else may live in it.',
    fix: 'name a folder that holds nothing else, with "out" in the configuration or with --out',
  },
  'config-exists': {
    code: 'GM1113', exit: 'misused', title: 'Could not write a configuration: there is one already',
    cause: 'A configuration that exists is never overwritten.',
    fix: 'gristmill build --config {where}',
  },
  'folder-taken': {
    code: 'GM1114', exit: 'misused', title: 'Could not use the folder: it holds something else',
    cause: 'A folder with anything in it that this command did not write is left as it is.',
    fix: 'gristmill demo {other}',
  },
  'forgotten-damaged': {
    code: 'GM1115', exit: 'misused', title: 'Could not read the rules about what is forgotten',
    cause: 'The file is not as "gristmill forget" writes it. Nothing is built without its rules, as a dataset must not hold what one of them is about.',
    fix: 'correct {where}, or take it from version control again',
  },
  'forget-nowhere': {
    code: 'GM1116', exit: 'misused', title: 'There is no configuration that a rule could stand beside',
    cause: 'Rules about what is forgotten lie in "forgotten.json" beside the configuration, so that everybody who builds the dataset goes by them.',
    fix: 'gristmill init',
  },
  'cannot-listen': {
    code: 'GM1117', exit: 'misused', title: 'Could not listen for subscribers',
    cause: 'A watch makes a local socket where --listen says. The name must be free, its folder must be there, and the system takes names of about a hundred characters.',
    fix: 'mv {where} {where}.old',
  },
} as const satisfies Readonly<Record<CommandTrouble, ErrorEntry>>;

/** Said by the binary itself, which must parse on versions of Node that cannot read this file. */
export const startErrors = {
  'not-started': {
    code: 'GM1901', exit: 'misused', title: 'Could not start',
    cause: 'gristmill is TypeScript that Node 24 runs as it is. This Node is older, or a file of gristmill cannot be read.',
    fix: 'npm ci --prefix {where}',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

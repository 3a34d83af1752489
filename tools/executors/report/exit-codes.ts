// How a command can end, for scripts: one number for each thing that a caller may want to do next.

export const exitCodes = {
  done: {code: 0, means: 'done, or nothing to do'},
  failed: {code: 1, means: 'it failed; what was finished is kept'},
  misused: {code: 2, means: 'the command or the configuration has mistakes; nothing was done'},
  full: {code: 28, means: 'the disk is full; what was finished is kept'},
  preempted: {code: 75, means: 'training was asked to stop, and saved; the same command goes on'},
  refused: {code: 76, means: 'training refused the data; somebody has to decide'},
  missing: {code: 77, means: 'something to train with is missing; the fix sets it up'},
  interrupted: {code: 130, means: 'interrupted; what was finished is kept'},
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]['code'];

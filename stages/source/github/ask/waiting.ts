// What a sync waits for: an answer, the end of a limit, or another try after a fault.

export type Waiting =
  | {readonly for: 'answer'; readonly where: string}
  /** `why`: in words that follow "The forge was". */
  | {readonly for: 'limit'; readonly why: string; readonly seconds: number}
  | {readonly for: 'fault'; readonly where: string; readonly said: string; readonly seconds: number; /** The next try. */ readonly time: number; readonly times: number};

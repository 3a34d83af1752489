// How long this thread has had the processor, in milliseconds: a busy or halted machine does not make it pass.

export function threadTime(): number {
  const {user, system} = process.threadCpuUsage();
  return (user + system) / 1000;
}

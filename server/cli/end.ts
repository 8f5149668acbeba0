/** How a command ends: the exit codes that scripts rely on. */
export const exitCodes = {
  done: 0,
  fault: 1,
  refused: 2,
  /** Someone wrote first, or the archive does not verify. */
  conflict: 3,
} as const;

/** See {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A command that can't go on: what is said on standard error, and the exit code. */
export class CommandEnd extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

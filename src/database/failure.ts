/**
 * The program cannot start or go on, and a person can do something about it: the message is one line that says what is wrong, where,
 * and what to do next. The program prints it without a stack and ends with a status that is not 0.
 */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
  readonly code: DatabaseFailureCode;

  constructor(code: DatabaseFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type DatabaseFailureCode =
  | 'UNSUPPORTED_PLATFORM'
  | 'NO_ACCOUNT'
  | 'UNSAFE_FOLDER'
  | 'DISK_FULL'
  | 'ALREADY_RUNNING'
  | 'OTHER_VERSION'
  | 'START_FAILED'
  | 'NOT_SET_UP'
  | 'UNREACHABLE'
  | 'POOLED'
  | 'UNSAFE_SETTINGS'
  | 'UNSUPPORTED_SERVER'
  | 'NO_RIGHT'
  | 'MIGRATION_BUSY'
  | 'MIGRATION_FAILED'
  | 'MIGRATION_CHANGED'
  | 'MIGRATION_UNKNOWN';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/generator', '<rootDir>/generated', '<rootDir>/test'],
  testMatch: [
    '<rootDir>/test/**/*.test.ts',
    '<rootDir>/generated/tests/*.test.ts',
    '<rootDir>/test/fixtures/*/generated/tests/*.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/test/golden/.*/expected/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/bench/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: 2,
  // Modules of ended suites stay in a worker's heap, 2 GB after sixty suites. Past this limit a fresh one takes over.
  workerIdleMemoryLimit: '800MB',
  // Jest grants half a second. That is not enough on a busy machine for a worker that gives back so much, nor for one that was started in the
  // place of such a one after the last test, and is told to end while it starts. Who still holds something open is told of as before.
  workerGracefulExitTimeout: 10_000,
  testTimeout: 30_000,
  // The default provider (v8) calls a file that only globalSetup loaded fully covered; this one tells the truth.
  coverageProvider: 'babel',
  collectCoverageFrom: ['src/**/*.ts', 'generator/**/*.ts', 'generated/**/*.ts', '!**/*.test.ts', '!**/*.d.ts'],
};

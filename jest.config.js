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
  // Modules of ended suites stay in a worker's heap, 2 GB after sixty suites, and a worker with so much to give back does not end within
  // the half second that Jest grants it. Past this limit a fresh one takes over.
  workerIdleMemoryLimit: '800MB',
  testTimeout: 30_000,
  // The default provider (v8) calls a file that only globalSetup loaded fully covered; this one tells the truth.
  coverageProvider: 'babel',
  collectCoverageFrom: ['src/**/*.ts', 'generator/**/*.ts', 'generated/**/*.ts', '!**/*.test.ts', '!**/*.d.ts'],
};

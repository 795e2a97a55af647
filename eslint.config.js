import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const node = Object.fromEntries(
  [
    'console',
    'setImmediate',
    'fetch',
    'performance',
    'process',
    'setInterval',
    'clearInterval',
    'setTimeout',
    'clearTimeout',
    'URL',
    'Buffer',
  ].map((name) => [name, 'readonly']),
);

export default defineConfig(
  {
    ignores: [
      'dist*/',
      'coverage/',
      '.resound/',
      'test/bench/peers/',
      // Judged by the types, the golden files and the tests of their emitters.
      'generated/',
      'test/fixtures/*/generated/',
      'test/golden/**/expected/',
      'test/types/',
    ],
  },
  js.configs.recommended,
  { files: ['**/*.js', '**/*.cjs'], languageOptions: { globals: node } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // `const { meta: _, ...payload }` is how a key is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // A function that must give a promise to its interface, but needs no await.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['test/**/*.test.ts'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      // Our checks often stand in helpers that a test calls, or wait for what must come.
      'jest/expect-expect': 'off',
      'jest/no-conditional-expect': 'off',
      'jest/no-standalone-expect': 'off',
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { module: 'writable' } } },
);

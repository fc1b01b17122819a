/** Lint rules. The import rules have a test of their own: test/package/imports.test.ts. */
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

const nondeterministic = ['Date.now', 'Math.random', 'performance.now'].map((call) => {
  const [object, property] = call.split('.');
  return {object, property, message: 'Take the clock and randomness from the ports.'};
});

export default ts.config(
  {ignores: ['dist/', 'node_modules/', '.tmp/', 'coverage/']},
  ...ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_'}],
      'no-console': 'off',
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'prefer-const': 'error',
      'max-len': ['error', {code: 140, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreStrings: true, ignoreTemplateLiterals: true}],
    },
  },
  {
    files: ['src/elements/**/*.ts'],
    plugins: {lit, wc, 'lit-a11y': litA11y},
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      'no-restricted-globals': ['error', {name: 'fetch', message: 'Elements send requests through the client.'}],
    },
  },
  {
    files: ['src/protocol/**/*.ts', 'src/server/{gifts,mail}/**/*.ts', 'src/server/http/routes/**/*.ts', 'src/server/jobs/outbox.ts'],
    rules: {
      'no-restricted-properties': ['error', ...nondeterministic],
      'no-restricted-globals': ['error', ...['fetch', 'setTimeout', 'setInterval'].map((name) => (
        {name, message: 'The rules know no clock and no network: use the ports (ports.ts).'}))],
    },
  },
);

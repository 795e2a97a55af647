// The import directions of the design, section 2. `generated` stands for the product's and the fixtures' output.
const generated = '^(generated|test/fixtures/[^/]+/generated)/';
const stage = (from, to, comment) => ({
  name: `${from.replace('/', '-')}-imports-only-what-stands-before-it`,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  // Two files are the words in which stages speak to each other.
  to: { path: `^${from.split('/')[0]}/(${to})/`, pathNot: '^generator/(model/model|emit/emitter)[.]ts$' },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'generator-stands-alone',
      comment: 'the generator knows no runtime and none of its own output',
      severity: 'error',
      from: { path: '^generator/' },
      to: { path: `^(src|test)/|${generated}` },
    },
    {
      name: 'generated-needs-only-the-contract',
      comment: 'generated code meets the runtime in the types of src/contract',
      severity: 'error',
      from: { path: generated, pathNot: '/tests/' },
      to: { path: '^(src|generator|test)/', pathNot: `^src/contract/|${generated}` },
    },
    {
      name: 'generated-tests-need-only-their-support',
      severity: 'error',
      from: { path: '^(generated|test/fixtures/[^/]+/generated)/tests/' },
      to: { path: '^(src|generator|test)/', pathNot: `^src/contract/|^test/support/|${generated}` },
    },
    {
      name: 'runtime-knows-no-manifest',
      comment: 'what differs per manifest is passed in as a value by main.ts',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main[.]ts|hooks/|console/|tui/)' },
      to: { path: generated },
    },
    {
      name: 'runtime-not-to-generator',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^generator/' },
    },
    {
      name: 'contract-is-types-alone',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^(src|generator)/', pathNot: '^src/contract/' },
    },
    stage('src/mutation', 'http|relay|cluster|hub|schedule|console', 'a mutation knows no transport and no reader'),
    stage('src/query', 'http|mutation|relay|cluster|hub|schedule|console'),
    stage('src/database', 'http|mutation|query|log|relay|cluster|hub|schedule|auth|console'),
    stage('src/log', 'http|mutation|query|relay|hub|schedule|auth|console'),
    stage('src/relay', 'http|mutation|query|hub|schedule|auth|console'),
    stage('src/hub', 'http|mutation|query|database|schedule|console', 'the hub has never heard of sockets or SQL'),
    stage('src/auth', 'mutation|query|log|relay|cluster|hub|schedule|console'),
    stage('src/hooks', 'http|mutation|query|database|log|relay|cluster|hub|schedule|console'),
    stage('generator/manifest', 'model|check|emit|render|output|verbs'),
    stage('generator/model', 'check|emit|render|output|verbs'),
    stage('generator/check', 'emit|render|output|verbs'),
    stage('generator/render', 'manifest|check|emit|output|verbs'),
    stage('generator/emit', 'check|output|verbs'),
    stage('generator/output', 'check|verbs'),
    {
      name: 'compiler-only-in-generator',
      comment: 'importing ts-morph takes a third of a second',
      severity: 'error',
      from: { pathNot: '^(generator|test)/' },
      to: { path: '(^|/)node_modules/(ts-morph|typescript)/' },
    },
    { name: 'not-to-test', severity: 'error', from: { pathNot: `^test/|${generated}` }, to: { path: '^test/' } },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/(bench/peers|golden/.*/expected)/' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};

/** A reporter for Node's runner: how many tests passed and failed, suites not counted, as one line of JSON. */
interface TestEvent {
  type: string;
  data: {details?: {type?: string}; skip?: unknown; todo?: unknown; name?: string};
}

export default async function* reportResults(source: AsyncIterable<TestEvent>) {
  let passed = 0;
  let failed = 0;
  for await (const {type, data} of source) {
    if (data.details?.type === 'suite') continue;
    // A test that was skipped proves nothing, so it counts as failed.
    if (type === 'test:fail' || (type === 'test:pass' && (data.skip !== undefined || data.todo !== undefined))) failed++;
    else if (type === 'test:pass') passed++;
  }
  yield JSON.stringify({passed, failed}) + '\n';
}

/** A reporter for Node's test runner: writes how many tests passed and failed, and how long each took, as one line of JSON. */
export interface Results {
  passed: number;
  failed: number;
  tests: {name: string; file: string; durationMs: number}[];
}

interface TestEvent {
  type: string;
  data: {
    name?: string; file?: string; skip?: unknown; todo?: unknown;
    details?: {type?: string; duration_ms?: number};
  };
}

export default async function* reportResults(source: AsyncIterable<TestEvent>) {
  const results: Results = {passed: 0, failed: 0, tests: []};
  for await (const {type, data} of source) {
    if (data.details?.type === 'suite' || (type !== 'test:pass' && type !== 'test:fail')) continue;
    // A skipped test proves nothing, so it counts as failed.
    const passed = type === 'test:pass' && data.skip === undefined && data.todo === undefined;
    results[passed ? 'passed' : 'failed']++;
    results.tests.push({name: data.name ?? '', file: data.file ?? '', durationMs: data.details?.duration_ms ?? 0});
  }
  yield JSON.stringify(results) + '\n';
}

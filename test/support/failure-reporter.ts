/** A reporter for Node's test runner: prints failures only. */
interface TestEvent {
  type: string;
  data: {
    name?: string; file?: string; line?: number; message?: string;
    details?: {type?: string; error?: {message?: string; cause?: unknown}};
  };
}

export default async function* reportFailures(source: AsyncIterable<TestEvent>) {
  for await (const {type, data} of source) {
    if (type === 'test:stderr' && !/ExperimentalWarning/.test(data.message ?? '')) yield data.message ?? '';
    if (type !== 'test:fail' || data.details?.type === 'suite') continue;
    const cause = data.details?.error?.cause;
    const text = cause instanceof Error ? cause.stack ?? cause.message : data.details?.error?.message ?? String(cause);
    yield `\n✗ ${data.name}\n  ${data.file ?? ''}:${data.line ?? ''}\n  ${text.replaceAll('\n', '\n  ')}\n`;
  }
}

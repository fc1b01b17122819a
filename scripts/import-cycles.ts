/** Prints the import cycles of `src` and `demo`, type-only imports included: `npm run cycles`. */
import {findCycles, formatCycle, sourceFiles} from '../test/support/module-graph.ts';

const groups = findCycles([...sourceFiles('src'), ...sourceFiles('demo')]);
for (const group of groups) console.log(`${formatCycle(group)}\n  ${group.files.join('\n  ')}\n`);
console.log(`${groups.length} cycles with ${groups.reduce((sum, {files}) => sum + files.length, 0)} files`);

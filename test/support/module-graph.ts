/** The modules that each module imports, read from the source with the TypeScript parser. */
import {existsSync, globSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import ts from 'typescript';

export const root = resolve(import.meta.dirname, '../..');

export interface Import {
  /** The importing file, relative to the root. */
  from: string;
  /** A file relative to the root, or the name of a package with its path. */
  to: string;
  isTypeOnly: boolean;
  isDynamic: boolean;
}

/** The TypeScript files below a folder of the root, sorted. */
export const sourceFiles = (folder = 'src') =>
  globSync(`${folder}/**/*.ts`, {cwd: root}).map((file) => file.replaceAll('\\', '/')).sort();

const importsByFile = new Map<string, Import[]>();

export function importsOf(file: string): Import[] {
  const known = importsByFile.get(file);
  if (known) return known;
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean, isDynamic: boolean) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    imports.push({from: file, to: resolveSpecifier(file, specifier.text), isTypeOnly, isDynamic});
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, importsOnlyTypes(node), false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true, false);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  importsByFile.set(file, imports);
  return imports;
}

/** True for `import type`, and for imports in which every name is a type. An import for its side effect is not type-only. */
function importsOnlyTypes(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return node.isTypeOnly || (names.length > 0 && names.every((name) => name.isTypeOnly));
  }
  const clause = node.importClause;
  if (!clause) return false;
  const names = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
  return clause.isTypeOnly || (!clause.name && names !== undefined && names.length > 0 && names.every((name) => name.isTypeOnly));
}

function resolveSpecifier(file: string, specifier: string): string {
  return specifier.startsWith('.') ? relative(root, join(root, dirname(file), specifier)).replaceAll('\\', '/') : specifier;
}

/** Every module that loading `entry` loads, including the modules it may load later when `lazily` is set. */
export function reachableFrom(entry: string, {lazily = false} = {}): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    if (!file.endsWith('.ts') || !existsSync(join(root, file))) return;
    for (const {to, isTypeOnly, isDynamic} of importsOf(file)) if (!isTypeOnly && (lazily || !isDynamic)) visit(to);
  };
  visit(entry);
  return reached;
}

export interface CycleGroup {
  /** Every file that can reach all others of the group. */
  files: string[];
  /** A shortest way round: each file imports the next, the last one imports the first. */
  cycle: string[];
}

/** Groups of files that import each other in a circle, type-only and dynamic imports included. */
export function findCycles(files: readonly string[], targetsOf = (file: string) => importsOf(file).map(({to}) => to)): CycleGroup[] {
  const known = new Set(files);
  const targets = new Map(files.map((file) => [file, targetsOf(file).filter((to) => known.has(to))]));
  return stronglyConnected(files, targets).map((group) => ({files: group.sort(), cycle: shortestCycle(group, targets)}));
}

/** Tarjan's algorithm: the components with more than one file, and files that import themselves. */
function stronglyConnected(files: readonly string[], targets: ReadonlyMap<string, string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const visit = (file: string) => {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    stack.push(file);
    for (const to of targets.get(file)!) {
      if (!order.has(to)) {
        visit(to);
        lowest.set(file, Math.min(lowest.get(file)!, lowest.get(to)!));
      } else if (stack.includes(to)) {
        lowest.set(file, Math.min(lowest.get(file)!, order.get(to)!));
      }
    }
    if (lowest.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || targets.get(file)!.includes(file)) groups.push(group);
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return groups;
}

function shortestCycle(group: readonly string[], targets: ReadonlyMap<string, string[]>): string[] {
  let shortest: string[] = [];
  for (const start of group) {
    const paths = [[start]];
    const visited = new Set<string>();
    for (let path = paths.shift(); path; path = paths.shift()) {
      if (shortest.length && path.length >= shortest.length) break;
      for (const to of targets.get(path.at(-1)!)!) {
        if (to === start) {
          shortest = path;
          paths.length = 0;
          break;
        }
        if (!group.includes(to) || visited.has(to)) continue;
        visited.add(to);
        paths.push([...path, to]);
      }
    }
  }
  return shortest;
}

/** A cycle in one line, for messages. */
export const formatCycle = ({files, cycle}: CycleGroup) => `${files.length} files: ${[...cycle, cycle[0]].join(' → ')}`;

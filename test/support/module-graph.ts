/** Which modules a module names, read from its source with the TypeScript parser. */
import {existsSync, globSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import ts from 'typescript';

export const root = resolve(import.meta.dirname, '../..');

export interface Import {
  /** The importing file, from the root. */
  from: string;
  /** A file from the root, or a package's name with its path. */
  to: string;
  typeOnly: boolean;
  dynamic: boolean;
}

export const sourceFiles = () => globSync('src/**/*.ts', {cwd: root}).map((file) => file.replaceAll('\\', '/')).sort();

export function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (name: string, typeOnly: boolean, dynamic: boolean) => {
    found.push({from: file, to: resolveSpecifier(file, name), typeOnly, dynamic});
  };
  const visit = (node: ts.Node): void => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (named && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, isTypeOnly(node), false);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isStringLiteral(node.arguments[0]!)) {
      add(node.arguments[0].text, false, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `import type`, and imports in which every name is a type; an import for effect is none. */
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return node.isTypeOnly || (names.length > 0 && names.every((name) => name.isTypeOnly));
  }
  const clause = node.importClause;
  if (!clause) return false;
  const names = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
  return clause.isTypeOnly || (!clause.name && names !== undefined && names.length > 0 && names.every((name) => name.isTypeOnly));
}

function resolveSpecifier(file: string, name: string): string {
  return name.startsWith('.') ? relative(root, join(root, dirname(file), name)).replaceAll('\\', '/') : name;
}

/** Every module that loading one brings with it; with `lazily`, also what it may load later. */
export function reachableFrom(entry: string, {lazily = false} = {}): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!existsSync(join(root, file)) || !file.endsWith('.ts')) return;
    for (const {to, typeOnly, dynamic} of importsOf(file)) if (!typeOnly && (lazily || !dynamic)) visit(to);
  };
  visit(entry);
  return seen;
}

/** Decodes the nested form encoding of Stripe's API: `a[b][0]=c` becomes `{a: {b: ['c']}}`. */
export type FormValue = string | FormValue[] | {[name: string]: FormValue};
export type Form = {[name: string]: FormValue};

interface Node {[name: string]: string | Node}

export function parseForm(encoded: string): Form {
  const root: Node = {};
  for (const [name, value] of new URLSearchParams(encoded)) {
    const path = [name.replace(/\[.*$/s, ''), ...Array.from(name.matchAll(/\[([^\]]*)\]/g), ([, part]) => part!)];
    const last = path.pop()!;
    let node = root;
    for (const part of path) {
      const next = (node[part] ??= {});
      if (typeof next === 'string') throw new Error(`${part} is both a value and an object`);
      node = next;
    }
    node[last === '' ? String(Object.keys(node).length) : last] = value;
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, withArrays(value)]));
}

function withArrays(node: string | Node): FormValue {
  if (typeof node === 'string') return node;
  const entries = Object.entries(node);
  if (entries.every(([name], index) => name === String(index))) return entries.map(([, value]) => withArrays(value));
  return Object.fromEntries(entries.map(([name, value]) => [name, withArrays(value)]));
}

/** The generated sections of the docs about the elements, from `dist/custom-elements.json`. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {table} from './markdown-table.ts';

interface Named {
  name: string;
  description?: string;
  default?: string;
  type?: {text: string};
}

interface Declaration extends Named {
  tagName: string;
  attributes: (Named & {fieldName?: string})[];
  members: (Named & {kind: string; parameters?: Named[]; return?: {type: {text: string}}})[];
  events?: Named[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
  cssStates?: Named[];
}

/** Each element in the order of its use. Throws if the package is not built. */
function readDeclarations(): Declaration[] {
  const file = join(import.meta.dirname, '../dist/custom-elements.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {modules: {declarations: Declaration[]}[]};
  const order = ['send-as-gift', 'gift-claim-card', 'gift-status'];
  return manifest.modules.flatMap(({declarations}) => declarations).sort((a, b) => order.indexOf(a.tagName) - order.indexOf(b.tagName));
}

const code = (text: string) => `\`${text}\``;
const optionalCode = (text: string | undefined) => (text && text !== "''" ? code(text.replace(/^'([^']*)'$/, '$1')) : '–');
const meaning = ({description = ''}: Named) => description;
const tagsOf = (elements: Declaration[]) => elements.map(({tagName}) => code(`<${tagName}>`)).join(', ');

/** A section with a table, or nothing without rows. */
const section = (title: string, header: readonly string[], rows: readonly (readonly string[])[]) =>
  (rows.length > 0 ? [`### ${title}`, table(header, rows)] : []);

function renderElement(element: Declaration): string {
  const {tagName, description = '', attributes, members, events = [], slots = [], cssParts = [], cssStates = []} = element;
  const attributeFields = new Set(attributes.map(({fieldName}) => fieldName));
  const of = `of \`<${tagName}>\``;
  const describe = (list: readonly Named[]) => list.map((item) => [code(item.name), meaning(item)]);
  return [
    `## \`<${tagName}>\``,
    description,
    ...section(`Attributes ${of}`, ['Attribute', 'Property', 'Type', 'Default', 'Meaning'], attributes.map((attribute) => [
      code(attribute.name), optionalCode(attribute.fieldName), optionalCode(attribute.type?.text), optionalCode(attribute.default),
      meaning(attribute),
    ])),
    ...section(`Properties without an attribute ${of}`, ['Property', 'Type', 'Meaning'], members
      .filter(({kind, name}) => kind === 'field' && !attributeFields.has(name)).map((field) => [code(field.name), optionalCode(field.type?.text), meaning(field)])),
    ...section(`Methods ${of}`, ['Method', 'Does'], members.filter(({kind}) => kind === 'method').map((method) =>
      [code(`${method.name}(${(method.parameters ?? []).map(({name}) => name).join(', ')}): ${method.return?.type.text ?? 'void'}`), meaning(method)])),
    ...section(`Events ${of}`, ['Event', 'Fires when'], events.map((event) => [`[${code(event.name)}](events.md#${event.name})`, meaning(event)])),
    ...section(`Slots ${of}`, ['Slot', 'Content'], slots.map((slot) => [slot.name ? code(slot.name) : 'default', meaning(slot)])),
    ...section(`Parts ${of}`, ['Part', 'What it is'], describe(cssParts)),
    ...section(`States ${of}`, ['State', 'When'], cssStates.map((state) => [code(`:state(${state.name})`), meaning(state)])),
  ].join('\n\n');
}

export const elementsSection = () => readDeclarations().map(renderElement).join('\n\n');

/** The values of a list, by name, with the elements that have each. */
function groupByName(pick: (element: Declaration) => Named[] | undefined) {
  const groups = new Map<string, {item: Named; elements: Declaration[]}>();
  for (const element of readDeclarations()) {
    for (const item of pick(element) ?? []) {
      const group = groups.get(item.name) ?? {item, elements: []};
      group.elements.push(element);
      // The default is stated once, where the property is declared first.
      if (!group.item.default && item.default) group.item = {...group.item, default: item.default};
      groups.set(item.name, group);
    }
  }
  return [...groups.values()];
}

export const propertiesSection = () => table(['Custom property', 'Default (light)', 'Meaning', 'Used by'],
  groupByName(({cssProperties}) => cssProperties).map(({item, elements}) =>
    [code(item.name), optionalCode(item.default), meaning(item), tagsOf(elements)]));

const listSection = (header: readonly string[], pick: (element: Declaration) => Named[] | undefined, format: (name: string) => string) =>
  table(header, readDeclarations().flatMap((element) => (pick(element) ?? []).map((item) =>
    [tagsOf([element]), code(format(item.name)), meaning(item)])));

export const partsSection = () => listSection(['Element', 'Part', 'What it is'], ({cssParts}) => cssParts, (name) => `::part(${name})`);
export const statesSection = () => listSection(['Element', 'State', 'When'], ({cssStates}) => cssStates, (name) => `:state(${name})`);

/** Fields of the event classes, by the class's name. */
const eventFields: Readonly<Record<string, string>> = {
  GiftBeforeOpenEvent: 'none', GiftBeforePayEvent: '`checkoutUrl`', GiftSharedEvent: '`gift`, `state`, `method`', GiftFailedEvent: '`error`',
};

export const eventsSection = () => groupByName(({events}) => events).map(({item, elements}) => [
  `## ${item.name}`,
  `${meaning(item)} Class: \`${item.type?.text}\`. Fields: ${eventFields[item.type?.text ?? ''] ?? '`gift`, `state`'}. Fired by ${tagsOf(elements)}.`,
].join('\n\n')).join('\n\n');

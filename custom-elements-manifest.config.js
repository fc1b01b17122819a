/** Writes `dist/custom-elements.json`: the three public elements, as editors, documentation and framework wrappers see them. */

import ts from 'typescript';

const elementsModule = 'dist/esm/elements/index.js';
/** Importing it registers the elements. */
const registeringModule = 'dist/esm/index.js';

/** True for what a page may use: no private and no static members, no Lit lifecycle, no state that only templates read. */
const isPublic = ({name, kind, static: isStatic, privacy, inheritedFrom, description}) =>
  !isStatic && !inheritedFrom && !name.startsWith('#') && (privacy ?? 'public') === 'public' && Boolean(description) &&
  !lifecycle.has(name) && ['field', 'method'].includes(kind);
const lifecycle = new Set([
  'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'createRenderRoot', 'willUpdate', 'update', 'firstUpdated', 'updated', 'render',
]);

/** Drops `undefined` and `null`, which every property accepts. */
const trimType = (type) => type && {...type, text: type.text.replace(/\s*\|\s*(undefined|null)\b/g, '')};

function toPublicDeclaration({members = [], attributes = [], ...declaration}) {
  const publicMembers = members.filter(isPublic).map(({type, attribute: _, ...member}) =>
    ({...member, ...(type && {type: trimType(type)})}));
  const fields = new Set(publicMembers.map((member) => member.name));
  const isPublicAttribute = ({description, fieldName}) => description && (!fieldName || fields.has(fieldName));
  const publicAttributes = attributes.filter(isPublicAttribute)
    .map(({type, ...attribute}) => ({...attribute, ...(type && {type: trimType(type)})}));
  const {kind, name, tagName, customElement, superclass, description, events, slots, cssParts, cssProperties, cssStates} = declaration;
  return {
    kind, name, tagName, customElement, superclass, description, attributes: publicAttributes, members: publicMembers, events,
    slots, cssParts, cssProperties, cssStates,
  };
}

/** Every name that the elements module exports, types included. */
function exportedNames() {
  const {config} = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const {options} = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram(['src/elements/index.ts'], options);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile('src/elements/index.ts'));
  return checker.getExportsOfModule(module).map(({name}) => name).sort();
}

const publicElements = {
  name: 'public-elements',
  packageLinkPhase({customElementsManifest}) {
    const declarations = customElementsManifest.modules.flatMap((module) => module.declarations ?? [])
      .filter(({tagName}) => tagName).map(toPublicDeclaration);
    const reference = ({name}) => ({name, module: elementsModule});
    customElementsManifest.schemaVersion = '2.1.0';
    customElementsManifest.modules = [
      {
        kind: 'javascript-module', path: elementsModule, declarations,
        exports: exportedNames().map((name) => ({kind: 'js', name, declaration: reference({name})})),
      },
      {
        kind: 'javascript-module', path: registeringModule, declarations: [],
        exports: declarations.map((declaration) => ({
          kind: 'custom-element-definition', name: declaration.tagName, declaration: reference(declaration),
        })),
      },
    ];
  },
};

export default {
  globs: ['src/elements/*/*.ts'],
  exclude: ['src/elements/**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  quiet: true,
  packagejson: false,
  plugins: [publicElements],
};

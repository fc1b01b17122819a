/** HTML as a tagged template: what is put in is text, unless it is HTML itself. */

export interface Html {
  readonly html: string;
}

export const raw = (text: string): Html => ({html: text});

export function html(strings: TemplateStringsArray, ...values: (Html | Html[] | string | number | false | undefined)[]): Html {
  return raw(strings.map((text, index) => text + (index < values.length ? render(values[index]) : '')).join(''));
}

function render(value: Html | Html[] | string | number | false | undefined): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map((part) => part.html).join('');
  return typeof value === 'object' ? value.html : escape(String(value));
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

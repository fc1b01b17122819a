/** A whole Chinese address, as people copy it from a chat or a shop, sorted into its fields. Loaded when one is pasted. */
import type {AddressInput} from '../validate.ts';
import {looksLikeName, trailingName, stripRecipientSuffix} from './names.ts';
import {matchRegion, type Region} from './regions.ts';

const MOBILE = /(?<!\d)(?:\+?86[-\s]?)?(1[3-9]\d[-\s]?\d{4}[-\s]?\d{4})(?!\d)/;
const LANDLINE = /(?<!\d)(0\d{2,3}[-\s]?\d{7,8})(?!\d)/;
const POSTAL = /(?:邮政编码|邮编)[:\s]*(\d{6})(?!\d)|(?<![^\s,;])(\d{6})(?![^\s,;])/;
const NAME_LABEL = /(?:收货人|收件人|联系人|姓名|名字)(?:姓名)?[:\s]*([^\s,;:\d]{1,20})/;

/** What stands before a value in the forms of shops; the short ones also occur in addresses, and count only with a colon or a space. */
const FORM_LABELS = new RegExp('(?:所在地区|省市区|详细地址|收货地址|收件地址|邮寄地址|手机号码|手机号|联系电话|电话号码|联系方式|收货信息|收件信息)[:\\s]*|' +
  '(?:手机|电话|地址)(?::\\s*|\\s+|(?=\\d))|(?:地区|街道)\\s*:\\s*', 'g');

/** Where the number stood: a word beside it is a name. */
const PHONE_MARKER = '\u260e';

/** Undefined when this is no whole address, so that a part of one stays where it was pasted. */
export function parseChineseAddress(text: string): AddressInput | undefined {
  let left = text.normalize('NFKC').replace(/[\u200b\ufeff]/g, '').replace(FORM_LABELS, '\n');
  const take = (pattern: RegExp, place = ''): string => {
    const found = pattern.exec(left);
    if (!found) return '';
    left = `${left.slice(0, found.index)}\n${place}\n${left.slice(found.index + found[0].length)}`;
    return found[1] ?? found[2] ?? '';
  };
  const phone = (take(MOBILE, PHONE_MARKER) || take(LANDLINE, PHONE_MARKER)).replace(/\s/g, '');
  const postalCode = take(POSTAL);
  const named = take(NAME_LABEL);
  const sorted = parseWords(left.split(/[\s,;、|。]+/).filter(Boolean), named);
  if (!sorted) return undefined;
  const {place: {area, city, district, rest: street}, name} = sorted;
  if (!street && !phone) return undefined;
  return Object.fromEntries(Object.entries({name, area, city, district, street, phone, postalCode}).filter(([, value]) => value));
}

function parseWords(all: readonly string[], named: string): {place: Region; name: string} | undefined {
  const at = all.indexOf(PHONE_MARKER);
  const words = all.filter((word) => word !== PHONE_MARKER);
  for (const [index, word] of words.entries()) {
    // 张三广东省…: a name may be glued to the province.
    for (let glued = 0; glued <= Math.min(4, word.length - 2); glued++) {
      const run = [word.slice(glued), ...words.slice(index + 1)];
      if (!matchRegion(joinWords(run), glued > 0)) continue;
      let name = named || [...words.slice(0, index), word.slice(0, glued)].map(stripRecipientSuffix).find(looksLikeName) || '';
      if (!name && at >= 0) name = extractName(run, [all[at - 1], all[at + 1]]);
      return {place: dedupeRegion(matchRegion(joinWords(run), glued > 0)!), name};
    }
  }
  return undefined;
}

const LATIN = /^[A-Z][A-Za-z .'-]*$/;

/** Takes the name out of the end of the address, where it stands apart or behind a number. */
function extractName(run: string[], besideNumber: readonly (string | undefined)[]): string {
  const last = run.pop()!;
  let apart = stripRecipientSuffix(last);
  if (run.length && (trailingName(apart) === apart || (besideNumber.includes(last) && looksLikeName(apart)))) {
    while (LATIN.test(apart) && run.length > 1 && LATIN.test(run.at(-1)!)) apart = `${run.pop()} ${apart}`;
    return apart;
  }
  const name = trailingName(last);
  run.push(name ? last.slice(0, -name.length) : last);
  return name;
}

/** Shops write the province, the city and the district once as choices and once more before the street. */
function dedupeRegion({rest: whole, ...place}: Region): Region {
  const {area, city, district} = place;
  const rest = (district ? whole.replace(area + city + district, '') : whole).replace(/^(.{2,8}?(?:街道|镇|乡))\1/, '$1');
  const again = matchRegion(rest, true);
  if (again?.area !== area || (again.city && city && again.city !== city)) return {...place, rest};
  return {area, city: city || again.city, district: district || again.district, rest: again.rest};
}

/** Chinese words stand together; a space stays between figures and letters. */
const joinWords = (words: readonly string[]) =>
  words.reduce((text, word) => (/[\w)]$/.test(text) && /^[\w(]/.test(word) ? `${text} ${word}` : text + word), '');

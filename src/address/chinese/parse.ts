/** Parses a complete Chinese address, as people paste it from a chat or a shop, into its fields. Loaded when one is pasted. */
import type {AddressInput} from '../validate.ts';
import {looksLikeName, stripRecipientSuffix, trailingName} from './names.ts';
import {matchRegion, type Region} from './regions.ts';

const MOBILE = /(?<!\d)(?:\+?86[-\s]?)?(1[3-9]\d[-\s]?\d{4}[-\s]?\d{4})(?!\d)/;
const LANDLINE = /(?<!\d)(0\d{2,3}[-\s]?\d{7,8})(?!\d)/;
const POSTAL_CODE = /(?:邮政编码|邮编)[:\s]*(\d{6})(?!\d)|(?<![^\s,;])(\d{6})(?![^\s,;])/;
const LABELED_NAME = /(?:收货人|收件人|联系人|姓名|名字)(?:姓名)?[:\s]*([^\s,;:\d]{1,20})/;

/** The labels in the forms of shops. The short ones also occur in addresses, so they need a colon or a space. */
const FORM_LABELS = new RegExp('(?:所在地区|省市区|详细地址|收货地址|收件地址|邮寄地址|手机号码|手机号|联系电话|电话号码|联系方式|收货信息|收件信息)[:\\s]*|' +
  '(?:手机|电话|地址)(?::\\s*|\\s+|(?=\\d))|(?:地区|街道)\\s*:\\s*', 'g');

/** Replaces the phone number: a word beside it is a name. */
const PHONE_MARKER = '\u260e';

/** Undefined if the text is not a complete address; a part of one then stays in the field where it was pasted. */
export function parseChineseAddress(text: string): AddressInput | undefined {
  let rest = text.normalize('NFKC').replace(/[\u200b\ufeff]/g, '').replace(FORM_LABELS, '\n');
  const extract = (pattern: RegExp, marker = ''): string => {
    const found = pattern.exec(rest);
    if (!found) return '';
    rest = `${rest.slice(0, found.index)}\n${marker}\n${rest.slice(found.index + found[0].length)}`;
    return found[1] ?? found[2] ?? '';
  };
  const phone = (extract(MOBILE, PHONE_MARKER) || extract(LANDLINE, PHONE_MARKER)).replace(/\s/g, '');
  const postalCode = extract(POSTAL_CODE);
  const labeledName = extract(LABELED_NAME);
  const parsed = parseWords(rest.split(/[\s,;、|。]+/).filter(Boolean), labeledName);
  if (!parsed) return undefined;
  const {region: {area, city, district, rest: street}, name} = parsed;
  if (!street && !phone) return undefined;
  return Object.fromEntries(Object.entries({name, area, city, district, street, phone, postalCode}).filter(([, value]) => value));
}

function parseWords(all: readonly string[], labeledName: string): {region: Region; name: string} | undefined {
  const marker = all.indexOf(PHONE_MARKER);
  const words = all.filter((word) => word !== PHONE_MARKER);
  for (const [index, word] of words.entries()) {
    // 张三广东省…: up to four characters before the province can be a name.
    for (let nameLength = 0; nameLength <= Math.min(4, word.length - 2); nameLength++) {
      const addressWords = [word.slice(nameLength), ...words.slice(index + 1)];
      if (!matchRegion(joinWords(addressWords), nameLength > 0)) continue;
      let name = labeledName || [...words.slice(0, index), word.slice(0, nameLength)].map(stripRecipientSuffix).find(looksLikeName) || '';
      if (!name && marker >= 0) name = extractName(addressWords, [all[marker - 1], all[marker + 1]]);
      return {region: dedupeRegion(matchRegion(joinWords(addressWords), nameLength > 0)!), name};
    }
  }
  return undefined;
}

const LATIN_WORD = /^[A-Z][A-Za-z .'-]*$/;

/** Removes the name from the end of the address, where it is a separate word or follows a number. */
function extractName(words: string[], besidePhone: readonly (string | undefined)[]): string {
  const last = words.pop()!;
  let name = stripRecipientSuffix(last);
  if (words.length && (trailingName(name) === name || (besidePhone.includes(last) && looksLikeName(name)))) {
    while (LATIN_WORD.test(name) && words.length > 1 && LATIN_WORD.test(words.at(-1)!)) name = `${words.pop()} ${name}`;
    return name;
  }
  const suffix = trailingName(last);
  words.push(suffix ? last.slice(0, -suffix.length) : last);
  return suffix;
}

/** Shops repeat province, city and district: once as selected, once more before the street. */
function dedupeRegion({rest: text, ...region}: Region): Region {
  const {area, city, district} = region;
  const rest = (district ? text.replace(area + city + district, '') : text).replace(/^(.{2,8}?(?:街道|镇|乡))\1/, '$1');
  const repeated = matchRegion(rest, true);
  if (repeated?.area !== area || (repeated.city && city && repeated.city !== city)) return {...region, rest};
  return {area, city: city || repeated.city, district: district || repeated.district, rest: repeated.rest};
}

/** Chinese words are joined without spaces; a space stays between digits and Latin letters. */
const joinWords = (words: readonly string[]) =>
  words.reduce((text, word) => (/[\w)]$/.test(text) && /^[\w(]/.test(word) ? `${text} ${word}` : text + word), '');

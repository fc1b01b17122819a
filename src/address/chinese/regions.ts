/** Province, city and district at the beginning of a Chinese address: the first two by name, the third by how such names end. */
import {regions} from '../data/cn-regions.ts';

export interface Region {
  /** As in the list of areas. */
  area: string;
  city: string;
  district: string;
  rest: string;
}

interface Province {
  name: string;
  /** 广东, 内蒙古 */
  short: string;
  /** Without its end: 北京, and a part of nothing else. */
  isCity: boolean;
  cities: {name: string; towns: string[]}[];
}

const provinces: readonly Province[] = regions.split('|').map((line) => {
  const [name = '', cities = ''] = line.split(':');
  return {
    name, short: name.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/, ''), isCity: name.endsWith('市'),
    cities: cities.split(',').filter(Boolean).map((city) => {
      const [own = '', towns = ''] = city.split('=');
      return {name: own, towns: towns.split(' ').filter(Boolean)};
    }),
  };
});

/** Undefined when no place stands here; `strictly` when only full names count, since 四川 may begin the name of a street. */
export function matchRegion(words: string, strictly = false): Region | undefined {
  const text = words.replace(/^(?:中华人民共和国|中国)/, '');
  for (const province of provinces) {
    const rest = skipProvince(text, province);
    if (rest !== undefined) return matchInProvince(province, rest);
  }
  for (const province of provinces) {
    const place = matchCity(text, province, false);
    if (place) return place;
  }
  if (strictly) return undefined;
  for (const province of provinces) {
    if (!text.startsWith(province.short)) continue;
    const place = matchInProvince(province, trimSeparators(text.slice(province.short.length)));
    if (province.isCity ? place.district : place.city) return place;
  }
  return undefined;
}

/** 广西, 广西自治区 and 广西壮族自治区 are one; but 吉林市 is no province. */
function skipProvince(text: string, {short, isCity}: Province): string | undefined {
  if (!text.startsWith(short)) return undefined;
  const end = (isCity ? /^市/ : /^(?:省|(?:壮族|回族|维吾尔)?自治区)/).exec(text.slice(short.length));
  return end ? trimSeparators(text.slice(short.length + end[0].length)) : undefined;
}

function matchInProvince(province: Province, rest: string): Region {
  if (province.isCity) {
    const again = skipProvince(rest, province) ?? rest.replace(new RegExp(`^${province.short}(?=.{1,5}[区县])`), '');
    return addDistrict(province.name, province.name, again.replace(/^县(?=.{1,8}县)/, ''), '');
  }
  return matchCity(rest, province, true) ?? addDistrict(province.name, '', rest, '');
}

/** `loosely` when the province is known, so that 深圳南山区 is enough. */
function matchCity(text: string, {name: area, cities}: Province, loosely: boolean): Region | undefined {
  const end = ({name}: {name: string}) => {
    if (text.startsWith(name)) return name.length;
    // 延边州 is written 延边朝鲜族自治州 as well.
    const stem = name.endsWith('州') ? name.slice(0, -1) : '';
    const long = stem && text.startsWith(stem) ? /^[\u4e00-\u9fff]{1,10}?自治州/.exec(text.slice(stem.length)) : null;
    return long ? stem.length + long[0].length : 0;
  };
  for (const city of cities) {
    const length = end(city);
    if (length) {
      const again = trimSeparators(text.slice(length));
      return addDistrict(area, text.slice(0, length), again.startsWith(city.name) ? trimSeparators(again.slice(city.name.length)) : again, '', city.towns);
    }
    const town = city.towns.find((name) => text.startsWith(name));
    if (town) return {area, city: city.name, district: town, rest: trimSeparators(text.slice(town.length))};
  }
  if (!loosely) return undefined;
  for (const {name, towns} of cities) {
    const stem = name.replace(/(?:市|地区|盟|州)$/, '');
    if (stem.length < 2 || !text.startsWith(stem)) continue;
    const place = addDistrict(area, name, trimSeparators(text.slice(stem.length)), '', towns);
    if (place.district) return place;
  }
  const unknown = /^[\u4e00-\u9fff]{2,9}?(?:市|地区|盟|自治州)/.exec(text)?.[0];
  return unknown && !/[路街号区县]./.test(unknown) ? addDistrict(area, unknown, trimSeparators(text.slice(unknown.length)), '') : undefined;
}

function addDistrict(area: string, city: string, rest: string, district: string, towns: readonly string[] = []): Region {
  const found = district || towns.find((name) => rest.startsWith(name)) || matchDistrict(rest, area);
  return {area, city, district: found, rest: trimSeparators(rest.slice(found.length))};
}

/** 小区 and its like are no districts, and 红旗 is one in Inner Mongolia only. */
function matchDistrict(text: string, area: string): string {
  const found = /^[\u4e00-\u9fff]{1,11}?(?:自治县|[区县旗])/.exec(text)?.[0] ?? '';
  if (found.endsWith('旗') && area !== '内蒙古自治区') return '';
  const isPart = /(?:小|社|校|厂|院|景|舍|宅|墅|街|片|库|活|住|[一二三四五六七八九十期])区$|(?<!工业)园区$/.test(found);
  return isPart || /.[路街号镇村]./.test(found) ? '' : found;
}

const trimSeparators = (text: string) => text.replace(/^[\s-]+/, '').replace(/^(?:市辖区|(?:省|自治区)直辖县级行政(?:区划|单位))/, '').replace(/^[\s-]+/, '');

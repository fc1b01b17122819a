/** Province, city and district at the beginning of a Chinese address. The first two are matched by name, the district by its suffix. */
import {regions} from '../data/cn-regions.ts';

export interface Region {
  /** A value of the list of areas. */
  area: string;
  city: string;
  district: string;
  rest: string;
}

interface Province {
  name: string;
  /** E.g. 广东, 内蒙古. */
  short: string;
  /** A municipality, such as 北京. */
  isCity: boolean;
  cities: {name: string; towns: string[]}[];
}

const provinces: readonly Province[] = regions.split('|').map((entry) => {
  const [name = '', cities = ''] = entry.split(':');
  return {
    name, short: name.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/, ''), isCity: name.endsWith('市'),
    cities: cities.split(',').filter(Boolean).map((city) => {
      const [cityName = '', towns = ''] = city.split('=');
      return {name: cityName, towns: towns.split(' ').filter(Boolean)};
    }),
  };
});

/** Undefined if the text does not begin with a region. `strict`: accepts full names only, because 四川 can begin the name of a street. */
export function matchRegion(words: string, strict = false): Region | undefined {
  const text = words.replace(/^(?:中华人民共和国|中国)/, '');
  for (const province of provinces) {
    const rest = skipProvince(text, province);
    if (rest !== undefined) return matchInProvince(province, rest);
  }
  for (const province of provinces) {
    const region = matchCity(text, province, false);
    if (region) return region;
  }
  if (strict) return undefined;
  for (const province of provinces) {
    if (!text.startsWith(province.short)) continue;
    const region = matchInProvince(province, trimSeparators(text.slice(province.short.length)));
    if (province.isCity ? region.district : region.city) return region;
  }
  return undefined;
}

/** 广西, 广西自治区 and 广西壮族自治区 are the same; but 吉林市 is not the province. */
function skipProvince(text: string, {short, isCity}: Province): string | undefined {
  if (!text.startsWith(short)) return undefined;
  const suffix = (isCity ? /^市/ : /^(?:省|(?:壮族|回族|维吾尔)?自治区)/).exec(text.slice(short.length));
  return suffix ? trimSeparators(text.slice(short.length + suffix[0].length)) : undefined;
}

function matchInProvince(province: Province, rest: string): Region {
  if (province.isCity) {
    const withoutRepeat = skipProvince(rest, province) ?? rest.replace(new RegExp(`^${province.short}(?=.{1,5}[区县])`), '');
    return addDistrict(province.name, province.name, withoutRepeat.replace(/^县(?=.{1,8}县)/, ''));
  }
  return matchCity(rest, province, true) ?? addDistrict(province.name, '', rest);
}

/** `loose`: the province is known, so 深圳南山区 is sufficient. */
function matchCity(text: string, {name: area, cities}: Province, loose: boolean): Region | undefined {
  const matchLength = ({name}: {name: string}) => {
    if (text.startsWith(name)) return name.length;
    // 延边州 is also written 延边朝鲜族自治州.
    const stem = name.endsWith('州') ? name.slice(0, -1) : '';
    const long = stem && text.startsWith(stem) ? /^[\u4e00-\u9fff]{1,10}?自治州/.exec(text.slice(stem.length)) : null;
    return long ? stem.length + long[0].length : 0;
  };
  for (const city of cities) {
    const length = matchLength(city);
    if (length) {
      const rest = trimSeparators(text.slice(length));
      const withoutRepeat = rest.startsWith(city.name) ? trimSeparators(rest.slice(city.name.length)) : rest;
      return addDistrict(area, text.slice(0, length), withoutRepeat, city.towns);
    }
    const town = city.towns.find((name) => text.startsWith(name));
    if (town) return {area, city: city.name, district: town, rest: trimSeparators(text.slice(town.length))};
  }
  if (!loose) return undefined;
  for (const {name, towns} of cities) {
    const stem = name.replace(/(?:市|地区|盟|州)$/, '');
    if (stem.length < 2 || !text.startsWith(stem)) continue;
    const region = addDistrict(area, name, trimSeparators(text.slice(stem.length)), towns);
    if (region.district) return region;
  }
  const unknownCity = /^[\u4e00-\u9fff]{2,9}?(?:市|地区|盟|自治州)/.exec(text)?.[0];
  if (!unknownCity || /[路街号区县]./.test(unknownCity)) return undefined;
  return addDistrict(area, unknownCity, trimSeparators(text.slice(unknownCity.length)));
}

function addDistrict(area: string, city: string, rest: string, towns: readonly string[] = []): Region {
  const district = towns.find((name) => rest.startsWith(name)) || matchDistrict(rest, area);
  return {area, city, district, rest: trimSeparators(rest.slice(district.length))};
}

/** 小区 and similar words are not districts; 旗 is one only in Inner Mongolia. */
function matchDistrict(text: string, area: string): string {
  const district = /^[\u4e00-\u9fff]{1,11}?(?:自治县|[区县旗])/.exec(text)?.[0] ?? '';
  if (district.endsWith('旗') && area !== '内蒙古自治区') return '';
  const isCompound = /(?:小|社|校|厂|院|景|舍|宅|墅|街|片|库|活|住|[一二三四五六七八九十期])区$|(?<!工业)园区$/.test(district);
  return isCompound || /.[路街号镇村]./.test(district) ? '' : district;
}

const trimSeparators = (text: string) => text.replace(/^[\s-]+/, '').replace(/^(?:市辖区|(?:省|自治区)直辖县级行政(?:区划|单位))/, '').replace(/^[\s-]+/, '');

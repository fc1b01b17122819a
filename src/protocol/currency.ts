const WITHOUT_DIGITS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const WITH_THREE_DIGITS = 'BHD IQD JOD KWD LYD OMR TND';

/**
 * How many digits the minor unit of a currency has by ISO 4217. `Intl` says how many are usual in prices instead, which for HUF, IDR
 * and others is fewer, and differs between browsers.
 */
export const minorDigits = (currency: string): number =>
  WITHOUT_DIGITS.includes(currency) ? 0 : WITH_THREE_DIGITS.includes(currency) ? 3 : 2;

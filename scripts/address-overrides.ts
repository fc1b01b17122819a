/**
 * Corrections of the data that `npm run generate:address` reads: field order and labels for the countries that receive most gifts, stricter
 * postal codes, and areas in the order that people expect.
 */

/** The last fields in every country: a phone number for the carrier, an e-mail address for news about the delivery. */
export const CONTACT_FIELDS = ' phone? email?';
const EUROPE = `street extra? postalCode city${CONTACT_FIELDS}`;
const EUROPE_WITH_PROVINCE = `street extra? postalCode city area:province${CONTACT_FIELDS}`;

/** By country: the fields in display order; `?` marks an optional one, `:` precedes its label. */
export const fieldOverrides: Readonly<Record<string, string>> = {
  US: `street:address extra? city area:state postalCode:zip${CONTACT_FIELDS}`,
  CA: `street:address extra? city area:province-territory postalCode${CONTACT_FIELDS}`,
  GB: `street:address extra? city:town postalCode:postcode${CONTACT_FIELDS}`,
  IE: `street:address extra? city:town area?:county postalCode?:eircode${CONTACT_FIELDS}`,
  ...Object.fromEntries('DE AT CH FR BE NL LU PT DK SE NO FI PL CZ'.split(' ').map((code) => [code, EUROPE])),
  ...Object.fromEntries('ES IT'.split(' ').map((code) => [code, EUROPE_WITH_PROVINCE])),
  JP: 'postalCode area:prefecture city:city-district street:block extra?:building phone email?',
  // A few cities, Dongguan among them, have no districts.
  CN: 'area:province city district? street:block phone postalCode? email?',
  TW: 'postalCode area:county-city city:district-city street:block phone email?',
  HK: 'area:territory city:district-city street:block extra?:building phone email?',
  KR: 'postalCode area:province city:city-district street:address extra?:building phone email?',
  SG: `street:address extra? postalCode${CONTACT_FIELDS}`,
  AU: `street:address extra? city:suburb area:state-territory postalCode:postcode${CONTACT_FIELDS}`,
  NZ: `street:address extra? district?:suburb city:town postalCode:postcode${CONTACT_FIELDS}`,
  BR: `postalCode:cep street extra? district?:neighborhood city area:state${CONTACT_FIELDS}`,
  MX: `street extra? district:colonia postalCode city area:state${CONTACT_FIELDS}`,
  IN: 'street:address extra? city area:state postalCode:pin phone email?',
};

/** By country: a well-known postal code as it is printed and, if the data has a loose or outdated pattern, a better one. */
export const postalOverrides: Readonly<Record<string, {example: string; pattern?: string}>> = {
  US: {example: '10001'}, CA: {example: 'K1A 0B1'}, GB: {example: 'SW1A 2AA'}, DE: {example: '10115'}, AT: {example: '1010'}, CH: {example: '8001'},
  FR: {example: '75001'}, BE: {example: '1000'}, NL: {example: '1012 AB'}, LU: {example: '1009'}, ES: {example: '28013'}, PT: {example: '1100-148'},
  IT: {example: '00187'}, DK: {example: '1050'}, SE: {example: '114 55'}, NO: {example: '0150'}, FI: {example: '00100'}, CZ: {example: '110 00'},
  IE: {pattern: '[A-Z]\\d[\\dW][A-Z\\d]{4}', example: 'D02 X285'}, JP: {example: '100-0001'}, CN: {example: '100000'}, TW: {example: '106'},
  SG: {example: '238801'}, AU: {example: '2000'}, NZ: {example: '6011'}, BR: {example: '01310-100'}, MX: {example: '06600'},
  IN: {pattern: '[1-9]\\d{5}', example: '110001'},
  // Five digits since 2011; the data still contains the district numbers of Lima.
  PE: {pattern: '[0-2]\\d{4}', example: '15001'},
};

/** Countries whose address labels have the code of an area, not its name. */
export const countriesWithAreaCodes: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'BR', 'IT']);

/** By country: `value=Latin name`, in the country's official order. */
export const areaOverrides: Readonly<Record<string, string>> = {
  CN: '北京市=Beijing|天津市=Tianjin|河北省=Hebei|山西省=Shanxi|内蒙古自治区=Inner Mongolia|辽宁省=Liaoning|吉林省=Jilin|' +
    '黑龙江省=Heilongjiang|上海市=Shanghai|江苏省=Jiangsu|浙江省=Zhejiang|安徽省=Anhui|福建省=Fujian|江西省=Jiangxi|山东省=Shandong|' +
    '河南省=Henan|湖北省=Hubei|湖南省=Hunan|广东省=Guangdong|广西壮族自治区=Guangxi|海南省=Hainan|重庆市=Chongqing|四川省=Sichuan|' +
    '贵州省=Guizhou|云南省=Yunnan|西藏自治区=Tibet|陕西省=Shaanxi|甘肃省=Gansu|青海省=Qinghai|宁夏回族自治区=Ningxia|新疆维吾尔自治区=Xinjiang',
  JP: '北海道=Hokkaido|青森県=Aomori|岩手県=Iwate|宮城県=Miyagi|秋田県=Akita|山形県=Yamagata|福島県=Fukushima|茨城県=Ibaraki|' +
    '栃木県=Tochigi|群馬県=Gunma|埼玉県=Saitama|千葉県=Chiba|東京都=Tokyo|神奈川県=Kanagawa|新潟県=Niigata|富山県=Toyama|石川県=Ishikawa|' +
    '福井県=Fukui|山梨県=Yamanashi|長野県=Nagano|岐阜県=Gifu|静岡県=Shizuoka|愛知県=Aichi|三重県=Mie|滋賀県=Shiga|京都府=Kyoto|大阪府=Osaka|' +
    '兵庫県=Hyogo|奈良県=Nara|和歌山県=Wakayama|鳥取県=Tottori|島根県=Shimane|岡山県=Okayama|広島県=Hiroshima|山口県=Yamaguchi|' +
    '徳島県=Tokushima|香川県=Kagawa|愛媛県=Ehime|高知県=Kochi|福岡県=Fukuoka|佐賀県=Saga|長崎県=Nagasaki|熊本県=Kumamoto|大分県=Oita|' +
    '宮崎県=Miyazaki|鹿児島県=Kagoshima|沖縄県=Okinawa',
};

/**
 * By country: the languages whose readers can read the names of its areas. Other readers see them in Latin letters as well. Readers of
 * Chinese can read Japanese prefectures.
 */
export const scriptLanguageOverrides: Readonly<Record<string, string>> = {CN: 'zh', TW: 'zh', HK: 'zh', JP: 'ja zh'};

/** By country: precedes the pattern for phone numbers. A Chinese mobile number has eleven digits; the data also accepts ten and twelve. */
export const phoneOverrides: Readonly<Record<string, string>> = {CN: '(?!1[3-9](?!\\d{9}$))'};

/** Recognizes personal names in Chinese addresses. */

/** The 100 most frequent surnames, which about five in six people have. */
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔' +
  '钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳司马上官诸葛';

/** The last characters of places, buildings and entrances. */
const PLACE_SUFFIXES = /[省市区县旗镇乡村路街道巷弄号栋幢座楼层室户厦店园苑府城场院馆站所部门口旁边面侧里湾庄寨屯组厂校心桥]$/;

/** For a word that stands apart from the address. */
export const looksLikeName = (word: string) =>
  /^(?:[\u4e00-\u9fff·]{2,6}|[A-Za-z][A-Za-z .'-]{1,40})$/.test(word) && !PLACE_SUFFIXES.test(word);

/** The name at the end of an address, after a space or a number. Empty if there is no unambiguous one. */
export function trailingName(words: string): string {
  const name = /^(?:.*[号室楼层栋幢座户\d])?([\u4e00-\u9fff]{2,4})$/.exec(words)?.[1] ?? '';
  return SURNAMES.includes(name[0] ?? '?') && !PLACE_SUFFIXES.test(name) ? name : '';
}

/** 张三(收) and (李四收) without 收, which marks the recipient. */
export const stripRecipientSuffix = (word: string) => word.replace(/[([]收[)\]]$/, '').replace(/^[([](.*)[)\]]$/, '$1').replace(/收$/, '');

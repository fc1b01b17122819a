/** Names and texts of the simulated users, in each language. */
import type {Language} from '../locales.ts';

export interface SampleText {
  senderName: string;
  note: string;
  longNote: string;
  longName: string;
  thanks: string;
  declineNote: string;
  address: {
    name: string; country: string; postalCode: string; city: string; street: [string]; area?: string; district?: string; phone?: string;
  };
}

const en: SampleText = {
  senderName: 'Ana',
  note: 'For slow mornings.\nCall me when it pours.',
  longNote: 'Do you remember the kitchen in the Holunderpfad, the one with the tap that sang? We drank tea there until the ' +
    'light went, and you said that one day you would own a pot that didn’t drip on the table.\n\nHere it is. It took me eleven ' +
    'years, two moves and one honest potter to find it. It pours without a drop, I tried it for an hour while she laughed at me.\n\n' +
    'Use it on ordinary days, please. And when it breaks, because everything does, keep the lid and think of me. Yours.',
  longName: 'Anastasia Wilhelmine von Hohenstein-Quittenbaum-Ostrowski',
  thanks: 'It pours without a drop. I thought of the kitchen at once.',
  declineNote: 'So kind of you. My shelf is full, my heart is too.',
  address: {name: 'Lena Quittenbaum', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Holunderpfad 71']},
};

const zh: SampleText = {
  senderName: '安娜',
  note: '愿你有许多个慢悠悠的早晨。\n茶泡好了，记得叫我。',
  longNote: '还记得愚园路那间会唱歌的小厨房吗？水龙头一开就哼调子，我们在那儿喝茶喝到天黑，你说总有一天要有一把倒水不滴的壶。\n\n' +
    '就是它了。我找了十一年，搬了两次家，终于遇到一位老实的陶匠。我在她那儿倒了整整一个小时的水，一滴也没漏，她笑得直不起腰。\n\n' +
    '平常日子就用它吧，别供着。哪天碎了也没关系，万物都会碎的，留着壶盖，想想我就好。',
  longName: '阿依古丽·买买提江·阿不都热合曼·努尔艾力',
  thanks: '真的一滴都不漏。我一下子就想起了那间厨房。',
  declineNote: '心意收下啦，家里实在放不下了，谢谢你。',
  address: {
    name: '林小满', country: 'CN', postalCode: '200040', area: '上海市', city: '上海市', district: '静安区', street: ['愚园路 88 弄 3 号'],
    phone: '+8613800138000',
  },
};

export const getSampleText = (lang: Language): SampleText => (lang === 'en' ? en : zh);

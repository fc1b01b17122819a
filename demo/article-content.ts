/** The article, in both languages. */
import type {Language} from './locales.ts';

export const getArticle = (lang: Language) => (lang === 'en' ? en : zh);

const en = {
  kicker: 'From the kiln',
  title: 'The weight of a cup',
  lead: 'Why the bowl you reach for every morning is rarely the most beautiful one on the shelf.',
  before: [
    'Jonas throws forty cups on a good day, and by evening he can tell with his eyes closed which of them will be kept. It isn’t the glaze, which nobody has seen yet. It is the weight, and where it sits. A cup that carries its clay low feels calm in the hand. One that carries it in the rim is always about to leave.',
    'Tea drinkers have known this for a long time. The old bowls of Korea were made for rice, quickly, by people who made hundreds; they were thick at the foot and thin at the lip because that is how a fast wheel leaves them. When they came to Japan they were worth more than a house, and no one ever made them better by trying.',
    'We asked Jonas for a mug with a foot like that. It took three winters. This is the one he drinks from himself.',
  ],
  after: [
    'Hold it before you pour. It should feel slightly too heavy, and then, once the tea is in, exactly right. Leave the sleeve of your jumper over your hand on the first cold day and you will see what the bare band of stoneware is for.',
    'A cup is a difficult thing to buy for oneself, since one always has enough. It is an easy thing to be given.',
  ],
  linkTitle: 'When a gift is in the text',
  linkText: 'You can put a gift link into an article like this one, just as into a chat. Send a gift from this page, paste its link here, and see its preview.',
  linkLabel: 'Gift link',
  linkShow: 'Show it',
  linkPrivacy: 'The part behind the # opens the gift. It stays in your browser: this page only requests the preview.',
  linkFallback: 'The preview is unavailable right now, so the link stays a link.',
  linkInvalid: 'This is not a gift link of this shop.',
  linkButton: 'Open the gift',
};

const zh: typeof en = {
  kicker: '窑边手记',
  title: '一只杯子的分量',
  lead: '每天早上伸手就拿的那只，往往不是架上最好看的。',
  before: [
    '手顺的时候，约纳斯一天能拉四十只杯子。到了傍晚，他闭着眼也知道哪几只会被人留在身边。看的不是釉，釉还没上呢；是分量，和分量落在哪里。泥沉在杯底，握着就安稳；泥堆在杯口，总像要从手里溜走。',
    '喝茶的人早就懂这个道理。高丽的旧茶碗原本是盛饭用的，匠人一天做几百个，做得快，所以底厚口薄。后来传到日本，一只碗抵得上一座宅子；可存心去仿的，从来没有谁做得更好。',
    '我们请约纳斯做一只有这样圈足的马克杯。他做了三个冬天。下面这只，他自己也在用。',
  ],
  after: [
    '倒茶之前先拿一拿，会觉得稍微沉了一点；等茶倒进去，就刚刚好。天冷的第一个早晨，隔着毛衣袖子捧住它，您就明白那一圈素胎是做什么用的了。',
    '杯子很少有人买给自己，因为总是够用。拿来送人，却再合适不过。',
  ],
  linkTitle: '当礼物出现在文章里',
  linkText: '礼物的链接不只能发到聊天里，也能放进这样的文章。从本页送出一份，把链接粘贴到这里，看看它会变成什么。',
  linkLabel: '礼物链接',
  linkShow: '看看效果',
  linkPrivacy: '# 后面的部分才能打开礼物，它只留在您的浏览器里；本页只去取一张图片。',
  linkFallback: '暂时取不到图片，先保留为普通链接。',
  linkInvalid: '这不是本店的礼物链接。',
  linkButton: '打开礼物',
};

import type {OutcomeStrings} from '../en/outcomes.ts';

const ask = (from: string | undefined, what: string) => `問問${from ?? '送禮人'}，${what}。`;

export const outcomes: OutcomeStrings = {
  claimed: {
    title: '這份禮物已經有人收下了',
    text: (from) => `別人先收下了。${ask(from, '是不是送給你的')}`,
    hint: '如果是你在別的裝置上收下的，請打開當時保存的連結。',
  },
  'fully-claimed': {
    title: '禮物已經全部被收下了',
    text: (from) => `每人一份，已經沒有了。${ask(from, '還有沒有多的')}`,
  },
  expired: {
    title: '這份禮物已經過期了',
    text: (from) => `期限內沒有人收下，款項會自動退給${from ?? '送禮人'}。你不用付任何錢。`,
    hint: '如果還想收下，跟對方說一聲，可以再送一次。',
  },
  cancelled: {
    title: '這份禮物已取消',
    text: (from) => `${from ?? '送禮人'}在禮物被收下之前取消了，款項會自動退回。`,
    hint: '覺得意外就問一聲，也許只是換個方式送。',
  },
  stopped: {
    title: '這份禮物已經不在了',
    text: (from) => `禮物在被收下之前就結束了，跟你沒有關係。想知道更多，可以問問${from ?? '送禮人'}。`,
  },
  replaced: {
    title: '已經換了新連結',
    text: (from) => `這份禮物換了新連結，這一個打不開了。請向${from ?? '送禮人'}要新的連結。`,
  },
  'passcode-blocked': {
    title: '暫時不能輸入暗號',
    text: (from) => `暗號輸錯太多次，為了安全，禮物先鎖上了。請向${from ?? '送禮人'}要新連結或新暗號。`,
    hint: '拿到新暗號後，可以在這裡再試一次。',
  },
  declined: {
    title: '已婉拒',
    text: (from) => `款項會自動退給${from ?? '送禮人'}。`,
    hint: '如果改變心意，跟對方說一聲，可以再送一次。',
  },
  unpaid: {
    title: '快好了',
    text: () => '這份禮物的付款還在確認中，頁面會自動更新。',
  },
  scheduled: {
    title: '還沒到時候',
    text: (from) => `${from ?? '送禮人'}為你準備了禮物，也選好了拆開的時間。到時再來，或留在這裡，盒子會自動出現。`,
  },
  'not-found': {
    title: '找不到這份禮物',
    text: () => '連結可能有誤，或屬於別的店家。請對方再傳一次連結。',
  },
  truncated: {
    title: '連結不完整',
    text: () => '聊天或郵件程式漏掉了連結的結尾，打開禮物的鑰匙就在那裡。請對方再傳一次完整的連結。',
  },
  'no-link': {
    title: '這裡沒有禮物',
    text: () => '禮物有自己的連結，由朋友傳給你。打開那個連結，盒子就會出現在這裡。',
  },
  'manage-link': {
    title: '這是送禮人的連結',
    text: () => '它用來查看和取消禮物，請自己留著。朋友需要的是禮物連結。',
  },
  offline: {
    title: '沒有網路',
    text: () => '禮物還在，一恢復連線就會出現。',
  },
  unreachable: {
    title: '暫時連不上店家',
    text: () => '禮物還在，過一會兒再試。',
  },
  'origin-not-allowed': {
    title: '這個頁面不能拆禮物',
    text: () => '店家沒有在這個頁面開放禮物。禮物還在，請直接打開你收到的連結。',
  },
  'insecure-context': {
    title: '這個頁面不安全',
    text: () => '禮物只能在網址以 https 開頭的頁面拆開，請向店家詢問正確的網址。',
  },
  'unknown-receipt': {
    title: '找不到這份收禮紀錄',
    text: () => '連結可能不完整，或屬於別的店家。如果是在別的裝置上收下的，請打開當時保存的連結。',
  },
  erased: {
    title: '你的資料已刪除',
    text: () => '已依你的要求刪除所有個人資料。禮物若已寄出，仍會送到；若還沒寄出，款項會自動退給送禮人。',
    hint: '這裡沒有其他事要做了，可以關閉頁面。',
  },
};

import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: '有一份礼物在等你',
  claimDescription: '拆开盒子，看看里面是什么。',
  claimWithoutScript: '要拆开礼物，请允许此页面使用 JavaScript，或换一个浏览器打开链接。',
  previewImageAlt: '系着丝带的礼物盒',
  manageTitle: '你的礼物',
  manageDescription: '看看礼物到哪一步了。',
  manageWithoutScript: '要查看礼物进展，请允许此页面使用 JavaScript，或换一个浏览器打开链接。',
  notFoundTitle: '找不到页面',
  notFoundText: '链接可能不完整，请从收到的消息中重新复制。',
  readOnlyTitle: '此页面只能查看',
  readOnlyText: '请在浏览器中打开链接。',
  rootTitle: '礼物后台已在运行',
  rootPaste: (shop) => `想让顾客把 ${shop} 的商品当作礼物送出，请将以下代码粘贴到商品页面：`,
  rootHints: '将 product 改为商品目录中的 ref，并在 allowedOrigins 中加入该页面的来源（origin）。',
  rootRecipients: '在找礼物吗？链接不完整，请从收到的消息中重新复制。',
};

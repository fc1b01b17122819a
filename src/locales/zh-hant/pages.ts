import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: '有一份禮物在等你',
  claimDescription: '拆開盒子，看看裡面是什麼。',
  claimWithoutScript: '要拆開禮物，請允許此頁面使用 JavaScript，或換一個瀏覽器開啟連結。',
  previewImageAlt: '繫著緞帶的禮物盒',
  manageTitle: '你的禮物',
  manageDescription: '看看禮物到哪一步了。',
  manageWithoutScript: '要查看禮物進度，請允許此頁面使用 JavaScript，或換一個瀏覽器開啟連結。',
  notFoundTitle: '找不到頁面',
  notFoundText: '連結可能不完整，請從收到的訊息中重新複製。',
  readOnlyTitle: '此頁面只能檢視',
  readOnlyText: '請在瀏覽器中開啟連結。',
  rootTitle: '送禮後端已在執行',
  rootPaste: (shop) => `想讓顧客把 ${shop} 的商品當作禮物送出，請將以下程式碼貼到商品頁面：`,
  rootHints: '將 product 改為商品目錄中的 ref，並在 allowedOrigins 中加入該頁面的來源（origin）。',
  rootRecipients: '在找禮物嗎？連結不完整，請從收到的訊息中重新複製。',
};

import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: 'ギフトが届いています',
  claimDescription: '箱を開けて、中身を見てみましょう。',
  claimWithoutScript: 'ギフトを開けるには、このページで JavaScript を許可するか、別のブラウザでリンクを開いてください。',
  previewImageAlt: 'リボンをかけたギフトボックス',
  manageTitle: 'あなたのギフト',
  manageDescription: 'ギフトが今どこまで進んだか確認できます。',
  manageWithoutScript: 'ギフトの状況を見るには、このページで JavaScript を許可するか、別のブラウザでリンクを開いてください。',
  notFoundTitle: 'ページが見つかりません',
  notFoundText: 'リンクが途中で切れているようです。届いたメッセージからもう一度コピーしてください。',
  readOnlyTitle: 'このページは閲覧専用です',
  readOnlyText: 'リンクをブラウザで開いてください。',
  rootTitle: 'ギフト用バックエンドは動作しています',
  rootPaste: (shop) => `${shop} の商品をギフトとして贈れるようにするには、商品ページに次のコードを貼り付けてください。`,
  rootHints: 'product にはカタログにある商品の ref を指定し、ページのオリジンを allowedOrigins に追加してください。',
  rootRecipients: 'ギフトをお探しですか？リンクが途中で切れているようです。届いたメッセージからもう一度コピーしてください。',
};

import type {ShareTargetStrings} from '../en/share-targets.ts';
import {plural} from '../plural.ts';

const n = plural('pt');

export const shareTargets: ShareTargetStrings = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
  sms: 'SMS',
  email: 'E-mail',
  wechat: 'WeChat',
  wechatQrCodeLabel: 'Código QR para escanear com o WeChat',
  wechatHint: 'Páginas da web não podem compartilhar direto no WeChat. Escaneie com o WeChat e encaminhe a página pelo menu dele sem abrir o presente, ou peça que a pessoa escaneie.',
  picture: 'Imagem',
  print: 'Imprimir',
  printNow: 'Imprimir o cartão',
  printHint: 'Um cartão de 10,5 × 14 cm, com uma linha para recortar. Quem o escanear pode aceitar o presente.',
  posterLabel: 'Imagem do seu presente, com a mensagem e um código QR que o abre',
  giftFrom: (name) => `Um presente de ${name}`,
  giftsFrom: (name, count) => `${n(count, {one: '# presente', other: '# presentes'})} de ${name}`,
  scanHint: 'Aponte a câmera aqui para abrir',
  scanAndAskHint: (name) => `Aponte a câmera aqui para abrir e peça o código de acesso a ${name}`,
  drawingPoster: 'Criando a imagem',
  savePoster: 'Salvar a imagem',
  sharePoster: 'Compartilhar a imagem',
  posterHint: 'Quem a escanear pode aceitar o presente: compartilhe só onde quem vai receber a veja primeiro.',
  posterFailed: 'Seu navegador não conseguiu criar a imagem. Você pode usar o link ou o código QR.',
};

import type {ShareTargetStrings} from '../en/share-targets.ts';
import {plural} from '../plural.ts';

const n = plural('es');

export const shareTargets: ShareTargetStrings = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
  sms: 'SMS',
  email: 'Correo',
  wechat: 'WeChat',
  wechatQrCodeLabel: 'Código QR para escanear con WeChat',
  wechatHint: 'Las páginas web no pueden compartir directamente en WeChat. Escanéalo con WeChat y reenvía la página desde su menú sin abrir el regalo, o pide que lo escaneen.',
  picture: 'Imagen',
  print: 'Imprimir',
  printNow: 'Imprimir la tarjeta',
  printHint: 'Una tarjeta de 10,5 × 14 cm, con una línea para recortar. Quien la escanee puede aceptar el regalo.',
  posterLabel: 'Imagen de tu regalo, con su dedicatoria y un código QR que lo abre',
  giftFrom: (name) => `Un regalo de ${name}`,
  giftsFrom: (name, count) => `${n(count, {one: '# regalo', other: '# regalos'})} de ${name}`,
  scanHint: 'Apunta aquí con la cámara para abrirlo',
  scanAndAskHint: (name) => `Apunta aquí con la cámara para abrirlo y pide a ${name} el código de acceso`,
  drawingPoster: 'Creando la imagen',
  savePoster: 'Guardar la imagen',
  sharePoster: 'Compartir la imagen',
  posterHint: 'Quien la escanee puede aceptar el regalo: compártela solo donde la vea primero quien debe recibirlo.',
  posterFailed: 'Tu navegador no pudo crear la imagen. Puedes usar el enlace o el código QR.',
};
